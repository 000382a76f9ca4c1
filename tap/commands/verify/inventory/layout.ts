// How the rows are written, from the first record: CSV with a header, or JSON lines.

import {parseExactly} from '../../../../values/exact-json.ts';
import {digitsOf} from '../../../../values/exact-number.ts';
import {isObject} from '../../../../values/json.ts';
import {fieldsOf} from './csv.ts';
import {BadRow, COLUMNS, type Row, rowOf, type Texts} from './row.ts';

export type Layout = {
  /** Whether a record may contain newlines between quotes. */
  readonly isQuoted: boolean;
  /** Whether the first record is a header. */
  readonly hasHeader: boolean;
  /** @throws BadRow */
  readonly read: (record: string) => Row;
};

// SQLite's shell separates columns with a bar by default.
const DELIMITERS = [',', ';', '\t', '|'];

/** @throws BadRow if a column is missing */
export function layoutOf(first: string): Layout {
  const text = first.replace(/^\uFEFF/, '');
  if (text.includes('\0')) throw new BadRow('is not UTF-8; PowerShell writes it with Out-File -Encoding utf8');
  if (/^\s*\[/.test(text)) throw new BadRow('is a JSON array; expected JSON lines (jq -c ".[]") or CSV');
  if (/^\s*\{/.test(text)) return {isQuoted: false, hasHeader: false, read: (record) => rowOf(objectTexts(record))};
  const headers = DELIMITERS.map((delimiter) => ({delimiter, names: namesOf(text, delimiter)}));
  const found = headers.find(({names}) => missing(names).length === 0) ?? headers[0];
  const {delimiter = ',', names = []} = found ?? {};
  if (missing(names).length > 0)
    throw new BadRow(
      `has no column ${missing(names).join(', ')}; expected a header and the columns ${COLUMNS.join(', ')}, as sql/order_inventory.sql selects them`,
    );
  return {isQuoted: true, hasHeader: true, read: (record) => rowOf(fieldTexts(record, delimiter, names))};
}

const namesOf = (header: string, delimiter: string): string[] =>
  (fieldsOf(header, delimiter) ?? []).map((name) => name.trim().toLowerCase());

const missing = (names: readonly string[]): string[] => COLUMNS.filter((column) => !names.includes(column));

function fieldTexts(record: string, delimiter: string, names: readonly string[]): Texts {
  const fields = fieldsOf(record, delimiter);
  if (fields === undefined) throw new BadRow('has quotes that do not match');
  if (fields.length !== names.length) throw new BadRow(`has ${fields.length} fields; the header has ${names.length}`);
  return textsBy((column) => fields[names.indexOf(column)]);
}

function objectTexts(record: string): Texts {
  const values = new Map(Object.entries(parsed(record)).map(([name, value]) => [name.trim().toLowerCase(), value]));
  const lacking = missing([...values.keys()]);
  if (lacking.length > 0) throw new BadRow(`has no ${lacking.join(', ')}; expected ${COLUMNS.join(', ')}`);
  return textsBy((column) => textOf(values.get(column)));
}

function parsed(record: string): object {
  try {
    const value = parseExactly(record.replace(/^\uFEFF/, ''));
    if (isObject(value)) return value;
  } catch {
    // The parser's message is left out because it quotes the row.
  }
  throw new BadRow('is not a JSON object');
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : digitsOf(value));

const textsBy = (text: (column: string) => string | undefined): Texts =>
  Object.fromEntries(COLUMNS.map((column) => [column, text(column)])) as Texts;
