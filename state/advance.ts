// Moves a state forward: claims what a run has read, as far as it is final.

import type {ApiVersion} from '../values/api-version.ts';
import {formatInstant, type Micros} from '../values/instant.ts';
import {ownValue} from '../values/json.ts';
import {canonical, forgotten} from './claims.ts';
import {joined, longestBefore, markAt, type Range, withoutMarksIn} from './ranges.ts';
import {bookmarkOf, claimsOf, type Finality, hasClaims, newestOf, type State, withClaims} from './state.ts';

/** What was read of a stream. */
export type Read = {
  readonly stream: string;
  /** The account that was requested. */
  readonly account: string;
  /** The API that was read; v3 when absent. */
  readonly apiVersion?: ApiVersion;
  /** Everything updated in this range has been written. */
  readonly range: Range;
  readonly places: readonly Place[];
};

/** A marketplace, or all of them, that a run reads. */
export type Place = {
  readonly code: string;
  /** Where the reading that the range belongs to began. */
  readonly begin: Micros;
  /** Where everything that the run wants begins. */
  readonly since: Micros;
};

/** Returns the state with what was read added, or the same object if nothing changes. */
export function advance(state: State, {stream, account, apiVersion, range, places}: Read, finality: Finality): State {
  const before = claimsOf(state, stream, finality);
  const claims = new Map(before);
  for (const place of places) claims.set(place.code, claimed(before.get(place.code) ?? [], place, {range, finality}));
  const newest = range.to > finality.final ? range.to - 1 : undefined;
  return withClaims(state, stream, canonical(claims), headOf(state, stream, {account, apiVersion, newest}));
}

// The state must not grow indefinitely when the start date keeps moving forward.
const MOST_OLD_RANGES = 10;

type Extent = {readonly range: Range; readonly finality: Finality};

function claimed(own: readonly Range[], {begin, since}: Place, {range, finality: {final}}: Extent): Range[] {
  const added = range.from < final ? {from: range.from, to: Math.min(range.to, final)} : markAt(begin);
  const all = joined([...withoutMarksIn(own, {from: begin, to: range.to}), added]);
  return longestBefore(all, since, MOST_OLD_RANGES);
}

/** What will be read again in full of a stream. */
export type Reread = Pick<Read, 'stream' | 'account' | 'apiVersion'> &
  Pick<Place, 'code'> & {readonly ranges: readonly Range[]};

/** Returns the state without its claims about ranges that will be read again in full. */
export function forget(state: State, {stream, account, apiVersion, code, ranges}: Reread, finality: Finality): State {
  if (!hasClaims(state, stream)) return state;
  const claims = forgotten(claimsOf(state, stream, finality), ranges, code);
  return withClaims(state, stream, claims, headOf(state, stream, {account, apiVersion, newest: undefined}));
}

type Head = Pick<Read, 'account'> & {readonly apiVersion: ApiVersion | undefined; readonly newest: Micros | undefined};

/** What a bookmark contains besides its claims. `updated_at` never moves back. */
function headOf(state: State, stream: string, {account, apiVersion, newest}: Head) {
  const text = ownValue(bookmarkOf(state, stream), 'updated_at');
  const before = newestOf(state, stream);
  const isLater = newest !== undefined && (before === undefined || newest > before);
  return {
    ...whoseOf(account, apiVersion),
    ...(isLater ? {updated_at: formatInstant(newest)} : text !== undefined && {updated_at: text}),
  };
}

/** Whose data a bookmark is about. */
export const whoseOf = (account: string, apiVersion: ApiVersion | undefined) => ({
  ...(apiVersion === 'v2' && {api_version: apiVersion}),
  account_id: account,
});
