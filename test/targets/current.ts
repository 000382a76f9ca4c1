// Finds the current rows among the loaded rows, by the rule in sql/README.md. Shares no code with the SQL views.

import {eachStream, KEYS, type Stream} from '../helpers/streams.ts';
import type {Row} from './compare.ts';

/** The rows of each stream. If a target keeps every version, the rows are in the order in which they were written. */
export type Tables = Readonly<Record<Stream, readonly Row[]>>;

export function currentRows(tables: Tables): Tables {
  const {marketplace, order, order_tracking} = eachStream((stream) => latest(tables[stream], KEYS[stream]));
  const [orders, tracked] = [newest(order, versionOf), newest(order_tracking, versionOf)];
  const updated = newest(order, updatedOf);
  return {
    marketplace: marketplace.map(withoutExtras),
    order: order.filter((row) => versionOf(row) === orders.get(orderingOf(row))).map(withoutExtras),
    order_tracking: order_tracking
      .filter((row) => versionOf(row) === tracked.get(orderingOf(row)))
      .filter((row) => updatedOf(row) >= (updated.get(orderingOf(row)) ?? ''))
      .map(withoutExtras),
  };
}

/** Keeps the last of several rows with the same key. */
const latest = (rows: readonly Row[], keys: readonly string[]): Row[] => [
  ...new Map(rows.map((row) => [JSON.stringify(keys.map((key) => String(row[key]))), row])).values(),
];

function newest(rows: readonly Row[], versionIn: (row: Row) => string): Map<string, string> {
  const versions = new Map<string, string>();
  for (const row of rows) {
    const [order, version] = [orderingOf(row), versionIn(row)];
    if (version > (versions.get(order) ?? '')) versions.set(order, version);
  }
  return versions;
}

const orderingOf = ({account_id, marketplace, marketplace_order_id: id}: Row): string =>
  JSON.stringify([String(account_id), marketplace, id]);

const updatedOf = ({updated_at}: Row): string => String(updated_at);
const versionOf = (row: Row): string => `${updatedOf(row)} ${row._sdc_extracted_at ?? ''}`;

/** Removes the columns that a target adds to a row. */
export const withoutExtras = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !column.startsWith('_')));
