// Compares the rows of a mart with those that it must contain, value by value.

import type {Row, Value} from '../sandbox/index.ts';
import {keyOf} from './oracle/rows.ts';

export type Comparison = {readonly rows: number; readonly values: number; readonly faults: readonly string[]};

/** Rates and medians are floating-point numbers. */
const TOLERANCE = 1e-9;

export function compare(found: readonly Row[], expected: readonly Row[], keys: readonly string[]): Comparison {
  const [here, wanted] = [byKey(found, keys), byKey(expected, keys)];
  const missing = [...wanted.keys()].filter((key) => !here.has(key)).map((key) => `no row ${key}`);
  const extra = [...here.keys()].filter((key) => !wanted.has(key)).map((key) => `unexpected row ${key}`);
  const twice = found.length > here.size ? [`${found.length - here.size} rows have the key of another row`] : [];
  const different = [...wanted].flatMap(([key, row]) => differences(key, here.get(key), row));
  const values = expected.reduce((sum, row) => sum + Object.keys(row).length, 0);
  return {rows: expected.length, values, faults: [...missing, ...extra, ...twice, ...different]};
}

function differences(key: string, found: Row | undefined, wanted: Row): string[] {
  if (!found) return [];
  const columns = new Set([...Object.keys(found), ...Object.keys(wanted)]);
  return [...columns].flatMap((column) => {
    const [is, must] = [found[column], wanted[column]];
    if (isSame(is, must)) return [];
    return [`${key} ${column} is ${JSON.stringify(is)}; expected ${JSON.stringify(must)}`];
  });
}

const isSame = (one: Value | undefined, other: Value | undefined): boolean =>
  typeof one === 'number' && typeof other === 'number'
    ? Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(other))
    : one === other;

const byKey = (rows: readonly Row[], keys: readonly string[]): Map<string, Row> =>
  new Map(rows.map((row) => [keyOf(row, keys), row]));
