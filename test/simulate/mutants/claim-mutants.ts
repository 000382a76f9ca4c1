// Mutants that keep claims wrongly: each is an ordinary tap with one switch on, or a wrong merge.
// Completeness: C7, C10, C13, C14, A8, A11

import {bookmarkIn, type StateObject} from '../claims/bookmark.ts';
import {formatClaims, mapRanges, parseClaims} from '../claims/claims.ts';
import {united} from '../states/merge.ts';
import {engine} from '../tap.ts';
import type {Mutant} from './mutant.ts';
import {ordinary} from './ordinary.ts';
import {KIND} from './reading.ts';
import type {Ways} from './ways.ts';

const wrong = (ways: Ways): Omit<Mutant, 'name'> => ({tap: ordinary(ways), without: KIND});

/** All between the first and the last instant that either state claims. */
function hullOf(a: StateObject, b: StateObject): StateObject {
  const both = united(a, b);
  const bookmarks = Object.entries(both.bookmarks).map(([stream, bookmark]) => {
    const claims = mapRanges(parseClaims(bookmark.claims), (own) => {
      const [first, last] = [own.at(0), own.at(-1)];
      return first && last ? [{from: first.from, to: last.to}] : [];
    });
    return [stream, {...bookmark, claims: formatClaims(claims)}];
  });
  return {...both, bookmarks: Object.fromEntries(bookmarks)};
}

/** For each stream, the bookmark with the later `updated_at`. */
function newestOf(a: StateObject, b: StateObject): StateObject {
  const both = united(a, b);
  const newer = (stream: string) =>
    (bookmarkIn(a, stream).updated_at ?? '') > (bookmarkIn(b, stream).updated_at ?? '') ? a : b;
  const bookmarks = Object.keys(both.bookmarks).map((stream) => [
    stream,
    {claims: '', ...bookmarkIn(newer(stream), stream)},
  ]);
  return {...both, bookmarks: Object.fromEntries(bookmarks)};
}

export const claimMutants: readonly Mutant[] = [
  {name: 'what is younger than the lookback claimed', ...wrong({claimsYoung: true})},
  {name: 'half the lookback', ...wrong({halfLookback: true})},
  {name: "the lookback counted from the run's end", ...wrong({fromRunsEnd: true}), without: [...KIND, 'ahead']},
  {name: 'a login dated ahead counts for claims', ...wrong({trustsLogin: true})},
  {name: 'claims before reading', ...wrong({claimsFirst: true})},
  {name: 'one instant too many', ...wrong({oneTooMany: true})},
  {name: 'the hull of what was read', ...wrong({hull: true})},
  {name: 'short gaps joined', ...wrong({joinsShortGaps: true})},
  {name: 'states merged by hull', tap: engine, merge: hullOf},
  {name: 'the newest of two states instead of a merge', tap: engine, merge: newestOf},
  {name: 'a scoped run claims all', ...wrong({scopeForAll: true})},
  {name: 'any marketplace counts for all', ...wrong({anyForAll: true})},
  {name: 'two spellings are one', ...wrong({ignoresCase: true})},
  {name: 'goes on from updated_at', ...wrong({goesOnFromUpdatedAt: true})},
  {name: 'what is claimed is never read again', ...wrong({neverAgain: true})},
  {name: 'updated_at without a maximum', ...wrong({noMaximum: true})},
  {name: 'a range moves updated_at', ...wrong({rangeMoves: true})},
  {name: 'a bare updated_at claimed whole', ...wrong({bareWhole: true})},
  {name: 'a refresh does not say so', ...wrong({silentRefresh: true})},
  {name: 'objects instead of one string', ...wrong({objects: true})},
  {name: 'the account beside the bookmarks', ...wrong({accountBeside: true})},
  {name: 'a full table keeps its claim', ...wrong({fullKeeps: true})},
  {name: 'the first STATE as it came under FULL_TABLE', ...wrong({firstAsItCame: true})},
  {name: 'start_date cuts the lookback off', ...wrong({cutsLookback: true})},
  {name: 'no mark of a begin', ...wrong({noMark: true})},
  {name: 'the mark moves along', ...wrong({markMoves: true})},
  {name: 'any gap before start_date is read', ...wrong({readsAnyGap: true})},
  {name: 'a marketplace keeps what all claims', ...wrong({codeRepeats: true})},
  {name: 'no cap', ...wrong({noCap: true})},
];
