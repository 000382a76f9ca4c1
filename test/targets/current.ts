// Finds the current rows among the loaded rows, by the rules in sql/README.md. Shares no code with the SQL views.

import {ALL_KEYS, ALL_ORDER_STREAMS, type AnyStream, eachOfAll, ORDER_KEY} from '../helpers/streams.ts';
import type {Row} from './compare.ts';

/** The rows of each stream. If a target keeps every version, the rows are in the order in which they were written. */
export type Tables = Readonly<Record<AnyStream, readonly Row[]>>;

export function currentRows(tables: Tables): Tables {
  const updated = newest(tables.order, ORDER_KEY, updatedOf);
  const isOfOrders = (stream: AnyStream): boolean => ALL_ORDER_STREAMS.some((one) => one === stream);
  const current = (stream: AnyStream): Row[] => {
    const rows = latest(tables[stream], ALL_KEYS[stream]);
    return isOfOrders(stream) ? ofNewest(rows, updated) : rows;
  };
  return eachOfAll((stream) => current(stream).map(withoutExtras));
}

/** Keeps the newest of several rows with the same key, and the last of those that are as new. */
function latest(rows: readonly Row[], keys: readonly string[]): Row[] {
  const versions = newest(rows, keys, versionOf);
  const own = rows.filter((row) => versionOf(row) === versions.get(nameOf(row, keys)));
  return [...new Map(own.map((row) => [nameOf(row, keys), row])).values()];
}

/** The rows of each order's latest write, unless `updated` knows a newer version of the order. */
function ofNewest(rows: readonly Row[], updated: ReadonlyMap<string, string>): Row[] {
  const versions = newest(rows, ORDER_KEY, versionOf);
  return rows.filter((row) => {
    const order = nameOf(row, ORDER_KEY);
    return versionOf(row) === versions.get(order) && updatedOf(row) >= (updated.get(order) ?? '');
  });
}

function newest(
  rows: readonly Row[],
  keys: readonly string[],
  versionIn: (row: Row) => string,
): ReadonlyMap<string, string> {
  const versions = new Map<string, string>();
  for (const row of rows) {
    const [name, version] = [nameOf(row, keys), versionIn(row)];
    if (version > (versions.get(name) ?? '')) versions.set(name, version);
  }
  return versions;
}

const nameOf = (row: Row, keys: readonly string[]): string => JSON.stringify(keys.map((key) => String(row[key])));

const updatedOf = ({updated_at}: Row): string => String(updated_at);
const versionOf = (row: Row): string => `${updatedOf(row)} ${row._sdc_extracted_at ?? row._airbyte_extracted_at ?? ''}`;

/** Removes the columns that a target adds to a row. */
export const withoutExtras = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !column.startsWith('_')));
