// Compares what a page has loaded into DuckDB with the sandbox's truth, value by value.

import {KEYS, STREAMS, type Stream} from '../helpers/streams.ts';
import {standingOf} from '../personal/standing.ts';
import type {Row, Sandbox} from '../sandbox/index.ts';
import type {Micros} from '../sandbox/instants.ts';
import {EMPTY_IS_NULL} from '../targets/changes.ts';
import {compare, equalValues} from '../targets/compare.ts';
import {currentRows} from '../targets/current.ts';
import {askDuckdb, databaseTables} from '../targets/databases.ts';

/** Of the tables in a DuckDB file: the number of values that equal the source. @throws if any does not */
export async function valuesLoaded(file: string, sandbox: Sandbox): Promise<number> {
  const tables = currentRows(await databaseTables(askDuckdb(file, 'lengow')));
  const truth = sandbox.truth();
  const comparisons = STREAMS.filter((stream) => tables[stream].length > 0).map((stream) => {
    const columns = Object.keys(tables[stream][0] ?? {});
    const wanted = truth[stream].map((row) => only(columns, withoutMarks(row, sandbox.shop.clock.now())));
    return compare(stream, {found: tables[stream], wanted, keys: KEYS[stream], changes: [EMPTY_IS_NULL]});
  });
  const hasOrders = (['order', 'order_tracking'] satisfies Stream[]).every((stream) => tables[stream].length > 0);
  return equalValues(comparisons, hasOrders ? [] : ['order or order_tracking is empty']);
}

/** What marks an old order is withheld with its personal data, so only its types tell what it is. */
function withoutMarks(row: Row, upper: Micros): Row {
  const {order_types: text} = row;
  if (text === undefined || standingOf(row, {upper}) === 'open') return row;
  const types: readonly {readonly type: unknown}[] | null = JSON.parse(String(text));
  const flags = MARKED.map((flag) => [flag, types?.some(({type}) => type === flag) ?? null]);
  return {...row, ...Object.fromEntries(flags)};
}

/** The flags that personal data can mark too. */
const MARKED = ['is_business', 'is_delivered_by_marketplace'];

const only = (columns: readonly string[], row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)));
