// Compares the loaded tables with the sandbox's expected rows, row by row and value by value, in both directions.

import type {DuckDBConnection} from '@duckdb/node-api';
import {ACTION_KEYS, KEYS, MARKETPLACE_PART_KEYS, ORDER_KEY} from '../helpers/streams.ts';
import type {MarketplaceTruth, Row, Truth} from '../sandbox/index.ts';
import {type Texts, textsOf} from './database.ts';

const TABLE_KEYS: Readonly<Record<string, readonly string[]>> = {
  marketplace: KEYS.marketplace,
  ...ACTION_KEYS,
  ...MARKETPLACE_PART_KEYS,
  order_current: KEYS.order,
  order_tracking_current: KEYS.order_tracking,
  order_header: ORDER_KEY,
};

export type Comparison = {readonly rows: number; readonly values: number; readonly differences: readonly string[]};

type Source = Truth & MarketplaceTruth & {readonly order_action: readonly Row[]};

export async function compare(connection: DuckDBConnection, source: Source): Promise<Comparison> {
  const {order, order_tracking, ...others} = source;
  const sides = {...others, order_current: order, order_tracking_current: order_tracking, order_header: order};
  const parts: Comparison[] = [];
  for (const [table, rows] of Object.entries(sides)) {
    parts.push(difference(table, await textsOf(connection, table), rows.map(sourceTexts)));
  }
  return {
    rows: parts.reduce((sum, part) => sum + part.rows, 0),
    values: parts.reduce((sum, part) => sum + part.values, 0),
    differences: parts.flatMap((part) => part.differences),
  };
}

/** Compares the rows of one table or view with those of the source. Exported for its test. */
export function difference(table: string, loaded: readonly Texts[], source: readonly Texts[]): Comparison {
  const keys = TABLE_KEYS[table] ?? [];
  const [ours, theirs] = [byKey(loaded, keys), byKey(source, keys)];
  const columns = columnsOf(table, loaded[0] ?? {}, source[0] ?? {});
  const twice = loaded.length === ours.size ? [] : [`${table}: ${loaded.length - ours.size} rows have a duplicate key`];
  const missing = [...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `${table}: ${key} is missing`);
  const extra = [...ours.keys()]
    .filter((key) => !theirs.has(key))
    .map((key) => `${table}: ${key} is not in the source`);
  const values = [...ours].flatMap(([key, row]) => valueDifferences(`${table}: ${key}`, row, theirs.get(key), columns));
  return {
    rows: ours.size,
    values: ours.size * columns.length,
    differences: [...twice, ...missing, ...extra, ...values],
  };
}

/** The header view has only order-level columns, and actions lack personal ones; elsewhere, every source column is required. */
const columnsOf = (table: string, loaded: Texts, source: Texts): string[] =>
  Object.keys(['order_header', 'order_action'].includes(table) ? loaded : {...source, ...loaded}).filter(
    (name) => !name.startsWith('_sdc_'),
  );

const valueDifferences = (
  where: string,
  row: Texts,
  source: Texts | undefined,
  columns: readonly string[],
): string[] =>
  source === undefined
    ? []
    : columns
        .filter((name) => row[name] !== source[name])
        .map((name) => `${where}: ${name} is ${shown(row[name])}, expected ${shown(source[name])}`);

const shown = (value: string | null | undefined): string =>
  value === undefined ? 'missing' : JSON.stringify(value).slice(0, 80);

const byKey = (rows: readonly Texts[], keys: readonly string[]): Map<string, Texts> =>
  new Map(rows.map((row) => [keys.map((key) => row[key]).join(' '), row]));

const sourceTexts = (row: Row): Texts =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]));
