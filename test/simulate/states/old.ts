// States as version 0.1 wrote them: an instant for each stream or marketplace, up to which all had been read.

import type {Reading} from '../audit/wanted.ts';
import type {Bookmark, StateObject} from '../claims/bookmark.ts';
import {ALL, parseClaims} from '../claims/claims.ts';

type Old = {
  readonly state: StateObject;
  /** What is older counts as claimed, although nobody has read it; by stream. */
  readonly assumed: ReadonlyMap<string, number>;
};

/** The state after a complete run, as version 0.1 would have written it, where it can say the same. */
export function asOld(state: StateObject, {streams, scope = [ALL]}: Reading): Old {
  const assumed = new Map<string, number>();
  const bookmarks: Record<string, Bookmark> = {...state.bookmarks};
  for (const stream of streams) {
    const begin = unbrokenFrom(bookmarks[stream], scope);
    const until = bookmarks[stream]?.updated_at;
    if (begin === undefined || until === undefined) continue;
    assumed.set(stream, begin);
    bookmarks[stream] = scope.includes(ALL)
      ? {updated_at: until}
      : {marketplaces: Object.fromEntries(scope.map((code) => [code, until]))};
  }
  return {state: {...state, bookmarks}, assumed};
}

/** Where the single range begins that each code has; undefined if there are gaps. */
function unbrokenFrom(bookmark: Bookmark | undefined, scope: readonly string[]): number | undefined {
  if (bookmark?.claims === undefined) return;
  const {ranges, marks} = parseClaims(bookmark.claims);
  const isPlain =
    marks.size === 0 && ranges.size === scope.length && scope.every((code) => ranges.get(code)?.length === 1);
  return isPlain ? Math.max(...[...ranges.values()].map(([range]) => range?.from ?? 0)) : undefined;
}
