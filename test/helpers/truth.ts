// Compares loaded tables with the shop's contents. The columns are copied here from the contract.

import type {Row as TrueRow, Value} from '../sandbox/index.ts';
import {ALL_KEYS, ALL_ORDER_STREAMS, type AnyOrderStream, type AnyStream, STREAMS, type Stream} from './streams.ts';
import type {Row, Tables} from './tables.ts';

/** Columns that are not selected by default. */
const OPT_IN: Readonly<Record<Stream, RegExp>> = {
  order:
    /^(marketplace_(country|customer_id|eori_number|package_id)|original_.*|processing_fee|invoice_.*|order_types|order_(mrid|refid)|sku|comments|order_meta|shipping_deadline|workflow_rank|is_.*|order_tax_id|tax_electronic_.*|buyer_tax_.*|(billing|delivery)_country|package_number|lengow_line_id|feed_id|sku_field|url_.*|line_(tax|refunded_amount|original_.*|marketplace_status|category|quantity_exact|types|meta|created_at|updated_at))$/,
  order_tracking: /^(marketplace_order_line_ids|relay_name|relay_type|package_number)$/,
  marketplace: /^(shipping_methods|legacy_code|features|description|homepage|logo|package)$/,
};

/** Columns whose expected value is a decimal string but which must be loaded as numbers. */
const AMOUNTS =
  /^((original_)?(total_order|total_tax|commission|shipping|discount|processing_fee)|original_total_buyer_(amount|tax)|line_(original_)?(amount|shipping|discount|tax|refunded_amount)|line_original_buyer_(amount|tax)|line_quantity_exact|parcel_weight)$/;

/** The rows that the tables must currently contain; of the streams that are not compared, none are needed. */
type Truth = Readonly<Partial<Record<AnyStream, readonly TrueRow[]>>>;

export type Comparison = {
  /** The streams that are selected by default if absent. */
  readonly streams?: readonly AnyStream[];
  /** Whether opt-in columns were selected too; true by default. */
  readonly all?: boolean;
  /** The rows to ignore in the tables and in the expected data. */
  readonly without?: (row: Row) => boolean;
};

/** Describes missing, extra and different rows. Returns nothing if the tables match the truth. */
export function differences(tables: Tables, truth: Truth, comparison: Comparison = {}): string[] {
  const {streams = STREAMS, all = true, without = () => false} = comparison;
  return streams.flatMap((stream) => {
    const found = isOfOrders(stream) ? tables.current(stream) : tables.rows(stream);
    const wanted = (truth[stream] ?? []).map((row) => (all ? row : withoutOptIn(stream as Stream, row)));
    const counts = (row: Row) => !without(row);
    return streamDifferences(stream, byKey(stream, found.filter(counts)), byKey(stream, wanted.filter(counts)));
  });
}

const isOfOrders = (stream: AnyStream): stream is AnyOrderStream => ALL_ORDER_STREAMS.some((one) => one === stream);

/** The row without its opt-in columns. */
export const withoutOptIn = <T>(stream: Stream, row: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !OPT_IN[stream].test(column)));

function streamDifferences(stream: AnyStream, found: Map<string, Row>, wanted: Map<string, TrueRow>): string[] {
  const missing = [...wanted.keys()].filter((key) => !found.has(key));
  const extra = [...found.keys()].filter((key) => !wanted.has(key));
  const other = [...wanted].flatMap(([key, row]) =>
    rowDifferences(found.get(key) ?? row, row).map((text) => key + text),
  );
  return [
    ...missing.map((key) => `${stream}: missing row ${key}, updated ${wanted.get(key)?.updated_at}`),
    ...extra.map((key) => `${stream}: extra row ${key}, updated ${found.get(key)?.updated_at}`),
    ...other.map((text) => `${stream}: ${text}`),
  ];
}

function rowDifferences(found: Row, wanted: TrueRow): string[] {
  if (found === wanted) return [];
  return [...new Set([...Object.keys(found), ...Object.keys(wanted)])]
    .filter((column) => found[column] !== arriving(column, wanted[column]))
    .map((column) => ` ${column} is ${JSON.stringify(found[column])}, not ${JSON.stringify(wanted[column])}`);
}

/** Converts the value to its column's type. */
export const arriving = (column: string, value: Value | undefined): Value | undefined =>
  AMOUNTS.test(column) && typeof value === 'string' ? Number(value) : value;

function byKey<T extends Row>(stream: AnyStream, rows: readonly T[]): Map<string, T> {
  const keyed = new Map(rows.map((row) => [JSON.stringify(ALL_KEYS[stream].map((column) => row[column])), row]));
  if (keyed.size < rows.length) throw new Error(`${stream}: two rows have the same key`);
  return keyed;
}
