// Checks that the tables contain the rows that a state claims.

import {claimsIn, isClaimed} from '../helpers/claims.ts';
import {ALL_KEYS, BOOKMARKED} from '../helpers/streams.ts';
import type {FullTruth} from '../sandbox/index.ts';
import type {Row} from './compare.ts';
import type {Tables} from './current.ts';

export type Claims = {readonly bookmarks?: Readonly<Record<string, {readonly claims?: string}>>};

/** @param truth the truth for a shop that has not changed since the state was created. */
export function lacking({bookmarks = {}}: Claims, tables: Tables, truth: FullTruth): string[] {
  return BOOKMARKED.flatMap((stream) => {
    const nameOf = (row: Row): string => ALL_KEYS[stream].map((key) => row[key]).join(' ');
    const claims = claimsIn(bookmarks[stream]?.claims ?? '');
    const loaded = new Set(tables[stream].map(nameOf));
    return truth[stream]
      .filter(({updated_at, marketplace}) => isClaimed(claims, String(updated_at), String(marketplace)))
      .map(nameOf)
      .filter((name) => !loaded.has(name))
      .map((name) => `${stream}: the printed state claims ${name}, but the table does not contain it`);
  });
}
