// A merge of two states must claim exactly what its parts claimed.

import {BOOKMARKED} from '../../helpers/streams.ts';
import {bookmarkIn, type StateObject} from '../claims/bookmark.ts';
import {claimedFor, keyText, parseClaims} from '../claims/claims.ts';
import {less, rangesText, union} from '../claims/ranges.ts';
import {Broken} from '../failure.ts';

/** @throws Broken */
export function isUnion(merged: StateObject, ...parts: readonly StateObject[]): void {
  for (const stream of BOOKMARKED) {
    const [whole, ...claims] = [merged, ...parts].map((state) => parseClaims(bookmarkIn(state, stream).claims ?? ''));
    if (whole === undefined) continue;
    for (const code of new Set([whole, ...claims].flatMap(({ranges}) => [...ranges.keys()]))) {
      const own = union(...claims.map((one) => claimedFor(one, code)));
      const [more, lost] = [less(claimedFor(whole, code), own), less(own, claimedFor(whole, code))];
      if (more.length > 0) throw new Broken(`the merge claims ${rangesText(more)} of ${stream} ${keyText(code)}`);
      if (lost.length > 0) throw new Broken(`the merge loses ${rangesText(lost)} of ${stream} ${keyText(code)}`);
    }
  }
}
