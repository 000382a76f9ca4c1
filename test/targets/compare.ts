// Compares table rows with the sandbox's data, value by value. Reports errors, and declared changes that occurred.

import {arriving} from '../helpers/truth.ts';
import type {Row as TrueRow, Value} from '../sandbox/index.ts';
import type {Change} from './changes.ts';

export type Row = Readonly<Record<string, unknown>>;

export type Comparison = {
  /** The name of the table or view. */
  readonly what: string;
  readonly values: number;
  readonly missing: readonly string[];
  /** Extra rows, and values that no declared change explains. */
  readonly faults: readonly string[];
  readonly occurred: ReadonlySet<Change>;
};

export type Sides = {
  readonly found: readonly Row[];
  readonly wanted: readonly TrueRow[];
  readonly keys: readonly string[];
  readonly changes: readonly Change[];
  /** Ignores missing columns, because some views contain only part of a table's columns. */
  readonly part?: boolean;
};

export function compare(what: string, {found, wanted, keys, changes, part = false}: Sides): Comparison {
  const keyOf = (row: Row): string => keys.map((key) => row[key]).join(' ');
  const [ours, theirs] = [byKey(found, keyOf), byKey(wanted, keyOf)];
  const occurred = new Set<Change>();
  const extra = [...ours.keys()].filter((key) => !theirs.has(key)).map((key) => `${what}: ${key} is not in the source`);
  const twice = found.length > ours.size ? [`${what}: rows with a repeated key: ${found.length - ours.size}`] : [];
  let values = 0;
  const wrong: string[] = [];
  for (const [key, row] of ours) {
    const truth = theirs.get(key) as TrueRow | undefined;
    if (!truth) continue;
    for (const column of Object.keys(part ? row : {...truth, ...row})) {
      values++;
      const fault = valueFault(row[column], arriving(column, truth[column]), changes, occurred);
      if (fault) wrong.push(`${what}: ${key}: ${column} ${fault}`);
    }
  }
  return {
    what,
    values,
    missing: [...theirs.keys()].filter((key) => !ours.has(key)).map((key) => `${what}: ${key} is missing`),
    faults: [...twice, ...extra, ...wrong],
    occurred,
  };
}

/** The number of values that are equal. @throws with the first faults, of the comparisons or others, if there are any */
export function equalValues(comparisons: readonly Comparison[], others: readonly string[] = []): number {
  const faults = [...others, ...comparisons.flatMap(({missing, faults: wrong}) => [...missing, ...wrong])];
  if (faults.length > 0) throw new Error(`${faults.length} faults\n${faults.slice(0, 10).join('\n')}`);
  return comparisons.reduce((sum, {values}) => sum + values, 0);
}

function valueFault(
  found: unknown,
  wanted: Value | undefined,
  changes: readonly Change[],
  occurred: Set<Change>,
): string | undefined {
  if (found === wanted) return undefined;
  const change = wanted === undefined ? undefined : changes.find(({fits}) => fits(wanted, found));
  if (change) occurred.add(change);
  return change ? undefined : `is ${shown(found)}, but the source has ${shown(wanted)}`;
}

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80));

const byKey = <T extends Row>(rows: readonly T[], keyOf: (row: Row) => string): Map<string, T> =>
  new Map(rows.map((row) => [keyOf(row), row]));
