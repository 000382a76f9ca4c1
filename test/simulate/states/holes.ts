// Takes slices out of what a state claims: what is left is as true as before.

import type {Chance} from '../chance.ts';
import type {Bookmark, StateObject} from '../claims/bookmark.ts';
import {formatClaims, mapRanges, parseClaims} from '../claims/claims.ts';
import {less, type Range, type Ranges} from '../claims/ranges.ts';
import {DAY, SECOND} from '../time.ts';

export function withHoles(state: StateObject, chance: Chance): StateObject {
  const bookmarks = Object.entries(state.bookmarks).map(([stream, bookmark]) => [stream, pierced(bookmark, chance)]);
  return {...state, bookmarks: Object.fromEntries(bookmarks)};
}

function pierced(bookmark: Bookmark, chance: Chance): Bookmark {
  const holes = chance.pick([1, 2, 30]);
  const claims = mapRanges(parseClaims(bookmark.claims), (own) => less(own, slices(own, holes, chance)));
  return {...bookmark, claims: formatClaims(claims)};
}

function slices(own: Ranges, holes: number, chance: Chance): Range[] {
  return own.flatMap((range) =>
    Array.from({length: chance.int(1, holes)}, () => {
      const from = chance.int(range.from, range.to - 1);
      return {from, to: from + chance.magnitude(SECOND, 30 * DAY)};
    }),
  );
}
