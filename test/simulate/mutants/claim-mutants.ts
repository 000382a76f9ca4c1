// Mutants that keep claims wrongly: each is an ordinary tap with one switch on, or a wrong merge.
// Completeness: C10, C13, C14

import {bookmarkIn, type StateObject} from '../claims/bookmark.ts';
import {formatClaims, mapRanges, parseClaims} from '../claims/claims.ts';
import {united} from '../states/merge.ts';
import {engine} from '../tap.ts';
import type {Mutant} from './mutant.ts';
import {ordinary} from './ordinary.ts';
import {KIND} from './reading.ts';
import type {Ways} from './ways.ts';

const wrong = (name: string, ways: Ways): Mutant => ({name, tap: ordinary(ways), without: KIND});

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
  wrong('what is younger than the lookback claimed', {claimsYoung: true}),
  wrong('half the lookback', {halfLookback: true}),
  {...wrong("the lookback counted from the run's end", {fromRunsEnd: true}), without: [...KIND, 'ahead']},
  wrong('a login dated ahead counts for claims', {trustsLogin: true}),
  wrong('claims before reading', {claimsFirst: true}),
  wrong('one instant too many', {oneTooMany: true}),
  wrong('the hull of what was read', {hull: true}),
  wrong('short gaps joined', {joinsShortGaps: true}),
  {name: 'states merged by hull', tap: engine, merge: hullOf},
  {name: 'the newest of two states instead of a merge', tap: engine, merge: newestOf},
  wrong('a scoped run claims all', {scopeForAll: true}),
  wrong('any marketplace counts for all', {anyForAll: true}),
  wrong('two spellings are one', {ignoresCase: true}),
  wrong('goes on from updated_at', {goesOnFromUpdatedAt: true}),
  wrong('what is claimed is never read again', {neverAgain: true}),
  wrong('updated_at without a maximum', {noMaximum: true}),
  wrong('a range moves updated_at', {rangeMoves: true}),
  wrong('a bare updated_at claimed whole', {bareWhole: true}),
  wrong('a refresh does not say so', {silentRefresh: true}),
  wrong('objects instead of one string', {objects: true}),
  wrong('the account beside the bookmarks', {accountBeside: true}),
  wrong('a full table keeps its claim', {fullKeeps: true}),
  wrong('the first STATE as it came under FULL_TABLE', {firstAsItCame: true}),
  wrong('start_date cuts the lookback off', {cutsLookback: true}),
  wrong('no mark of a begin', {noMark: true}),
  wrong('the mark moves along', {markMoves: true}),
  wrong('any gap before start_date is read', {readsAnyGap: true}),
  wrong('a marketplace keeps what all claims', {codeRepeats: true}),
  wrong('no cap', {noCap: true}),
];
