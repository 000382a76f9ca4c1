// Compares what a page has loaded into DuckDB with the sandbox's truth, value by value.

import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {KEYS, STREAMS, type Stream} from '../helpers/streams.ts';
import type {Row, Sandbox} from '../sandbox/index.ts';
import {EMPTY_IS_NULL} from '../targets/changes.ts';
import {compare} from '../targets/compare.ts';
import {currentRows} from '../targets/current.ts';
import {askDuckdb, databaseTables} from '../targets/databases.ts';

/** Of the tables in the folder's database: the number of values that equal the source. @throws if any does not */
export async function equalValues(folder: string, sandbox: Sandbox): Promise<number> {
  const [database = ''] = readdirSync(folder).filter((name) => name.endsWith('.duckdb'));
  const tables = currentRows(await databaseTables(askDuckdb(join(folder, database), 'lengow')));
  const truth = sandbox.truth();
  const comparisons = STREAMS.filter((stream) => tables[stream].length > 0).map((stream) => {
    const columns = Object.keys(tables[stream][0] ?? {});
    const wanted = truth[stream].map((row) => only(columns, row));
    return compare(stream, {found: tables[stream], wanted, keys: KEYS[stream], changes: [EMPTY_IS_NULL]});
  });
  const faults = comparisons.flatMap(({missing, faults: wrong}) => [...missing, ...wrong]);
  const hasOrders = (['order', 'order_tracking'] satisfies Stream[]).every((stream) => tables[stream].length > 0);
  if (!hasOrders) faults.push('order or order_tracking is empty');
  if (faults.length > 0) throw new Error(faults.slice(0, 5).join('\n'));
  return comparisons.reduce((sum, {values}) => sum + values, 0);
}

const only = (columns: readonly string[], row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));
