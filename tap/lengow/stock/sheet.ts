// A stock report as rows of the columns that the tap knows, whatever the order and the spelling of its header.

import {inList} from '../../../values/words.ts';
import {RecordError} from '../../errors.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {StreamedBody} from '../http/request.ts';
import {recordsIn} from './records.ts';

const KEYS = ['ean', 'location_id'] as const;

const COLUMNS: readonly string[] = [
  ...KEYS,
  'total_quantity',
  'total_offerable_quantity',
  'total_non_offerable_quantity',
  'location_quantity',
  'location_offerable_quantity',
  'location_non_offerable_quantity',
];

/** The values of a line by the names of the columns. */
export type StockLine = Readonly<Record<string, string>>;

export type Sheet = {
  /** Columns that the tap does not know. */
  readonly unknown: readonly string[];
  /** Columns that the tap knows, but the report does not have. */
  readonly missing: readonly string[];
  /** From the first line each time. @throws FaultyResponse, TransportError */
  lines(): AsyncIterable<StockLine>;
};

/** @param what the report, for messages @throws FaultyResponse, TransportError, RecordError */
export async function sheetOf(body: StreamedBody, what: string): Promise<Sheet> {
  const names = (await headerOf(body)).map(nameOf);
  const missing = COLUMNS.filter((column) => !names.includes(column));
  if (missing.length === COLUMNS.length)
    throw new FaultyResponse('a first line that names no column of a stock report');
  const keys = KEYS.filter((key) => missing.includes(key));
  if (keys.length > 0) throw withoutKeys(what, keys, names);
  const unknown = names.filter((name) => name !== '' && !COLUMNS.includes(name));
  return {unknown, missing, lines: () => linesOf(body, names)};
}

// Lengow's own example has blanks inside its names.
const nameOf = (title: string): string => title.replaceAll(/\s/g, '').toLowerCase();

async function headerOf(body: StreamedBody): Promise<readonly string[]> {
  for await (const record of recordsIn(body)) return record;
  throw new FaultyResponse('an empty body');
}

const withoutKeys = (what: string, keys: readonly string[], names: readonly string[]): RecordError =>
  new RecordError(
    `${what} has no column ${keys.join(' and no column ')}, so its lines cannot be told apart; it has ${inList(names)}. Ask Lengow whether the report has changed.`,
  );

async function* linesOf(body: StreamedBody, names: readonly string[]): AsyncGenerator<StockLine> {
  const places = COLUMNS.map((column) => [column, names.indexOf(column)] as const).filter(([, place]) => place >= 0);
  let isHeader = true;
  for await (const record of recordsIn(body)) {
    if (!isHeader) yield lineOf(record, places);
    isHeader = false;
  }
}

function lineOf(record: readonly string[], places: readonly (readonly [string, number])[]): StockLine {
  const line: Record<string, string> = {};
  for (const [column, place] of places) line[column] = record[place] as string;
  return line;
}
