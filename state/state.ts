// How far each stream has been read, as an immutable value; knows nothing about files or runs.

import type {ApiVersion} from '../values/api-version.ts';
import {instantIn, type Micros} from '../values/instant.ts';
import {type JsonObject, objectOf, ownValue, pointer} from '../values/json.ts';
import {ALL, type Claims, canonical, claimsIn, EVER, formatClaims} from './claims.ts';
import type {Range} from './ranges.ts';

/** The complete value as received, including unknown keys; `bookmarks` is always an object. Made by `readState`. */
export type State = JsonObject;

/** What the clock and the lookback say about claims. */
export type Finality = {
  /** An order may become visible this long after its `updated_at`. */
  readonly lookback: Micros;
  /** Only what is older than this instant may be claimed. */
  readonly final: Micros;
};

export const bookmarkOf = (state: State, stream: string): JsonObject => objectOf(ownValue(state.bookmarks, stream));

/** The names of all bookmarks, including those that are not ours. */
export const bookmarkNames = (state: State): string[] => Object.keys(objectOf(state.bookmarks));

/** What a stream's bookmark claims. Without `claims`, everything before `updated_at` minus the lookback. */
export function claimsOf(state: State, stream: string, finality: Finality): Claims {
  const own = bookmarkOf(state, stream);
  if (Object.hasOwn(own, 'claims')) return ownClaims(own) ?? new Map();
  return canonical(new Map(datesOf(own).map(({code, instant}) => [code, before(instant, finality)])));
}

function before(instant: Micros, {lookback, final}: Finality): Range[] {
  const to = Math.min(instant - lookback, final);
  return to > EVER ? [{from: EVER, to}] : [];
}

/** Whether the stream has a bookmark that may claim something. */
export const hasClaims = (state: State, stream: string): boolean => {
  const own = bookmarkOf(state, stream);
  return ownClaims(own) !== undefined || datesOf(own).length > 0;
};

/** Whether the stream's bookmark claims something that depends on a lookback. */
export const claimsBare = (state: State, stream: string): boolean => {
  const own = bookmarkOf(state, stream);
  return ownClaims(own) === undefined && datesOf(own).length > 0;
};

/** The account that the stream's bookmark was written for; undefined if it names none. */
export function accountOf(state: State, stream: string): string | undefined {
  const account = ownValue(bookmarkOf(state, stream), 'account_id');
  return typeof account === 'string' ? account : undefined;
}

/** The API that the stream's bookmark was written for. */
export const versionOf = (state: State, stream: string): ApiVersion =>
  ownValue(bookmarkOf(state, stream), 'api_version') === 'v2' ? 'v2' : 'v3';

/** The newest instant that was read of the stream; undefined if its bookmark does not say. */
export const newestOf = (state: State, stream: string): Micros | undefined =>
  instantIn(ownValue(bookmarkOf(state, stream), 'updated_at'));

/** The marketplace codes that a stream's bookmark names. */
export function codesOf(state: State, stream: string): string[] {
  const own = bookmarkOf(state, stream);
  const codes = ownClaims(own)?.keys() ?? datesOf(own).map(({code}) => code);
  return [...codes].filter((code) => code !== ALL);
}

/** The latest instants in the stream's bookmark, with their JSON pointers. */
export function instantsOf(state: State, stream: string): {readonly pointer: string; readonly instant: Micros}[] {
  const own = bookmarkOf(state, stream);
  const ends = [...(ownClaims(own)?.values() ?? [])].flat().map(({to}) => ({path: ['claims'], instant: to}));
  return [...datesOf(own), ...ends].map(({path, instant}) => ({
    pointer: pointer('bookmarks', stream, ...path),
    instant,
  }));
}

/** Returns the state with other claims for a stream, or the same object if they do not change. */
export function withClaims(state: State, stream: string, claims: Claims, more: JsonObject): State {
  const {
    marketplaces: _old,
    account_id: _account,
    api_version: _version,
    updated_at: _instant,
    claims: _claims,
    ...rest
  } = bookmarkOf(state, stream);
  const bookmark = {...rest, ...more, claims: formatClaims(claims)};
  const isSame = JSON.stringify(bookmark) === JSON.stringify(bookmarkOf(state, stream));
  return isSame ? state : {...state, bookmarks: {...objectOf(state.bookmarks), [stream]: bookmark}};
}

const ownClaims = (own: JsonObject): Claims | undefined => claimsIn(ownValue(own, 'claims'));

type DatedPlace = {readonly code: string; readonly path: readonly string[]; readonly instant: Micros};

/** `updated_at` and, in states of version 0.1, the dates of marketplaces. */
function datesOf(own: JsonObject): DatedPlace[] {
  const marketplaces = Object.hasOwn(own, 'claims') ? {} : objectOf(ownValue(own, 'marketplaces'));
  return [
    {code: ALL, path: ['updated_at'], text: ownValue(own, 'updated_at')},
    ...Object.entries(marketplaces)
      .filter(([code]) => code !== ALL)
      .map(([code, text]) => ({code, path: ['marketplaces', code], text})),
  ].flatMap(({text, ...place}) => {
    const instant = instantIn(text);
    return instant === undefined ? [] : [{...place, instant}];
  });
}
