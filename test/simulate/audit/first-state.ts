// The first STATE of a run: the input state, minus what a full table will read. Without a bookmark, it says
// that nothing is claimed, since Meltano merges it into the state of a table that it has dropped.

import {type Bookmark, bookmarkIn, claimsIn, firmIn, type StateObject} from '../claims/bookmark.ts';
import {type Claims, claimedFor, parseClaims} from '../claims/claims.ts';
import {less, type Range} from '../claims/ranges.ts';
import {same} from '../same.ts';
import type {Bookmarked} from '../streams.ts';
import {type Reading, remaining, type Wanted} from './wanted.ts';

type Given = {
  readonly reading: Reading;
  /** Undefined if the login failed. */
  readonly wanted: Wanted | undefined;
};

/** Describes what is wrong with the first STATE; undefined if nothing is. */
export function firstStateFault(state: unknown, {reading, wanted}: Given): string | undefined {
  const {input = {bookmarks: {}}, streams} = reading;
  if (wanted === undefined) return same(state, input) ? undefined : 'the first line is not the input state';
  const {bookmarks, ...rest} = state as StateObject;
  const {bookmarks: given, ...restGiven} = input as StateObject;
  if (!same(rest, restGiven)) return 'the first line changes what is not a bookmark';
  for (const name of new Set([...Object.keys(bookmarks), ...Object.keys(given), ...streams])) {
    const stream = name as Bookmarked;
    const fault = streams.includes(stream)
      ? bookmarkFault(stream, bookmarks[name], {reading, wanted})
      : same(bookmarks[name], given[name])
        ? undefined
        : `the first line changes the bookmark for ${name}, which is not read`;
    if (fault) return fault;
  }
  return;
}

type Known = {readonly reading: Reading; readonly wanted: Wanted};

function bookmarkFault(stream: Bookmarked, bookmark: Bookmark | undefined, known: Known): string | undefined {
  const {input, fullTable} = known.reading;
  const given = bookmarkIn(input, stream);
  if (same(bookmark, given)) {
    if (!fullTable.includes(stream)) return;
  } else if (Object.keys(given).length === 0) return emptyFault(stream, bookmark, input !== undefined);
  else if (!fullTable.includes(stream)) return `the first line is not the input state for ${stream}`;
  return keptFault(stream, bookmark, known);
}

function emptyFault(stream: Bookmarked, bookmark: Bookmark | undefined, isGiven: boolean): string | undefined {
  if (bookmark === undefined && isGiven) return;
  const isSaid = bookmark?.claims === '' && bookmark.updated_at === undefined;
  return isSaid ? undefined : `the first line does not say that nothing of ${stream} is claimed`;
}

/** A full table has taken back what it will read, and nothing else. */
function keptFault(stream: Bookmarked, bookmark: Bookmark | undefined, {reading, wanted}: Known): string | undefined {
  const claims = bookmark?.claims === undefined ? undefined : parseClaims(bookmark.claims);
  const {input, lookbackDays} = reading;
  const firm = firmIn(input, stream, {lookbackDays, final: wanted.surelyFinal(stream)});
  const most = remaining(claimsIn(input, stream, lookbackDays), {stream, reading}, (code) => wanted.must(stream, code));
  const least = remaining(firm, {stream, reading}, (code) => wanted.may(stream, code));
  if (claims === undefined) {
    const isNone = [...most.ranges.values()].every((own) => own.length === 0);
    return isNone && same(bookmark, bookmarkIn(reading.input, stream)) && !hasInstants(bookmark)
      ? undefined
      : `the first line of a full table keeps what ${stream} had without claims`;
  }
  if (beyond(claims, most).length > 0) return `the first line of a full table keeps the claim of ${stream}`;
  if (beyond(least, claims).length > 0) return `the first line of a full table loses other claims of ${stream}`;
  return;
}

const hasInstants = (bookmark: Bookmark | undefined): boolean =>
  bookmark?.updated_at !== undefined || bookmark?.marketplaces !== undefined;

/** What is claimed in `a` but not in `b`. */
const beyond = (a: Claims, b: Claims): Range[] =>
  [...a.ranges].flatMap(([code, own]) => less(own, claimedFor(b, code)));
