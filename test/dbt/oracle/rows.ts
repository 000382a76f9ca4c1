// Groups of rows, and values that are needed from them.

import type {Row, Value} from '../../sandbox/index.ts';

export const ORDER = ['account_id', 'marketplace', 'marketplace_order_id'] as const;

export const keyOf = (row: Row, columns: readonly string[]): string =>
  JSON.stringify(columns.map((column) => row[column] ?? null));

/** The rows that have the same values in the columns. */
export function groupsOf<T extends Row>(rows: readonly T[], columns: readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row, columns);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

export const picked = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));

/** The values that are known. */
export const known = (rows: readonly Row[], column: string): (string | number | boolean)[] =>
  rows.map((row) => row[column] ?? null).filter((value) => value !== null);

/** The least text that is known. */
export const first = (rows: readonly Row[], column: string): Value => known(rows, column).map(String).sort()[0] ?? null;

export const last = (rows: readonly Row[], column: string): Value =>
  known(rows, column).map(String).sort().at(-1) ?? null;

export const dayOf = (instant: Value | undefined): Value => (instant ? String(instant).slice(0, 10) : null);

export const count = <T>(rows: readonly T[], is: (row: T) => boolean): number => rows.filter(is).length;
