// A stock report of Zalando: its entry in the list, its CSV file, and the rows expected for it.
import {canonical, type Micros} from '../instants.ts';
import type {Row} from '../rows.ts';

export type StockLine = {
  readonly ean: string;
  readonly location: string;
  /** The key of the row, if it differs from what the file says. */
  readonly key?: {readonly ean?: string; readonly location?: string};
  /** In the warehouse: articles that can be sold, and that cannot. */
  readonly here: readonly [number, number];
  /** The same in all warehouses. */
  readonly total: readonly [number, number];
};

export type StockReport = {
  readonly id: string;
  readonly createdAt: Micros;
  readonly status: 'ready' | 'error' | 'unknown';
  readonly errors: string | null;
  readonly lines: readonly StockLine[];
  /** How the file is written. */
  readonly style: 'plain' | 'blanks' | 'unquoted' | 'marked';
};

const HEADER = [
  'ean',
  ...['total_quantity', 'total_offerable_quantity', 'total_non_offerable_quantity'],
  'location_id',
  ...['location_quantity', 'location_offerable_quantity', 'location_non_offerable_quantity'],
];

// As in Lengow's documentation, whose names are broken by blanks.
const WITH_BLANKS = HEADER.map((name) => name.replace(/_(?=[^_]*_)/, '_ ').replace(/^l/, ' L'));

/** The entry in the list. The dates of reports with blanks have one too. */
export const entryOf = ({createdAt, status, errors, style}: StockReport): object => {
  const date = `${canonical(createdAt).slice(0, -4)}Z`;
  return {
    created_at: style === 'blanks' ? date.replace('-', '- ') : date,
    type: 'application/csv',
    errors,
    status,
  };
};

export function fileOf({lines, style}: StockReport): string {
  const records = [style === 'blanks' ? WITH_BLANKS : HEADER, ...lines.map(valuesOf)];
  const field = (text: string) => (style === 'unquoted' && /^[^,"]*$/.test(text) ? text : quoted(text));
  const end = style === 'unquoted' ? '\r\n' : '\n';
  const text = records.map((record) => record.map(field).join(',')).join(end);
  return style === 'marked' ? `\ufeff${text}` : text + end;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const sum = ([one, other]: readonly [number, number]): number => one + other;

const valuesOf = ({ean, location, here, total}: StockLine): string[] => [
  ean,
  ...[sum(total), ...total].map(String),
  location,
  ...[sum(here), ...here].map(String),
];

export const rowsOf = ({id, createdAt, lines}: StockReport, account_id: number, feed_id: number): Row[] =>
  lines.map(({ean, location, key, here, total}) => ({
    account_id,
    feed_id,
    document_id: id,
    ean: key?.ean ?? ean,
    location_id: key?.location ?? location,
    report_created_at: canonical(createdAt),
    total_quantity: sum(total),
    total_offerable_quantity: total[0],
    total_non_offerable_quantity: total[1],
    location_quantity: sum(here),
    location_offerable_quantity: here[0],
    location_non_offerable_quantity: here[1],
  }));
