// The keys of an order's payments or documents; knows nothing about their columns.

import type {Report} from './stream.ts';
import {rankedNames} from './unique-names.ts';
import {filledText, INVALID} from './values.ts';

export type Identified = {
  readonly key: string;
  /** Of several equal keys, one with the lowest rank stays unchanged: 0 for Lengow's own id. */
  readonly rank: number;
};

/** The unique key of each part, in order. */
export const partKeys = (parts: readonly Identified[]): readonly string[] =>
  rankedNames(
    parts,
    ({key}) => key,
    (a, b) => a.rank - b.rank,
  );

/** The text of an id; null, and reported, if it is not a string or a number. */
export function reportedText(id: unknown, column: string, report: Report): string | null {
  const read = filledText(id);
  if (read !== INVALID) return read;
  report(column, 'a string');
  return null;
}
