// The keys of an order's payments or documents; knows nothing about their columns.

import {uniqueNames} from './unique-names.ts';

export type Identified = {
  readonly key: string;
  /** Of several equal keys, one with the lowest rank stays unchanged: 0 for Lengow's own id. */
  readonly rank: number;
};

/** The unique key of each part, in order. */
export function partKeys(parts: readonly Identified[]): readonly string[] {
  const ranked = parts.map(({key, rank}, place) => ({key, rank, place})).sort((a, b) => a.rank - b.rank);
  const unique = uniqueNames(ranked.map(({key}) => key));
  const keys = new Array<string>(parts.length);
  for (const [index, {place}] of ranked.entries()) keys[place] = unique[index] ?? '';
  return keys;
}
