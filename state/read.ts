// Checks a state that a user or an orchestrator passes, and reports its faults; knows nothing about files.

import {type ApiVersion, apiName} from '../values/api-version.ts';
import type {Checked, Finding} from '../values/fault.ts';
import {instantIn} from '../values/instant.ts';
import {isObject, type JsonObject, jsonOf, objectOf, ownValue, pointer} from '../values/json.ts';
import {inWords, unexpected} from '../values/words.ts';
import {parseClaims} from './claims.ts';
import {besideBookmarks, STATE, withoutBookmarks} from './mistakes.ts';
import type {State} from './state.ts';

export type StateInput = {
  /** The file name, for reporting faults. */
  readonly where: string;
  /** The streams that resume from a bookmark, with the names used in messages. */
  readonly streams: readonly string[];
  /** The API that will be read; undefined accepts a state of any. */
  readonly apiVersion?: ApiVersion;
};

/** Returns the checked state, or a state without bookmarks for `undefined`. */
export function readState(value: unknown, {where, streams, apiVersion}: StateInput): Checked<State> {
  const given = value === undefined ? {} : value;
  const faults = [...stateFaults(given, streams, apiVersion)].map((finding) => ({where, ...finding}));
  if (faults.length > 0) return {value: undefined, faults, warnings: []};
  const bookmarks = objectOf(ownValue(given, 'bookmarks'));
  return {value: {...objectOf(given), bookmarks}, faults, warnings: warningsOf(bookmarks, streams, where)};
}

function* stateFaults(value: unknown, streams: readonly string[], version?: ApiVersion): Generator<Finding> {
  if (!isObject(value)) return yield unexpected('', value, STATE);
  if (jsonOf(value) === undefined) return yield {pointer: '', found: 'is nested too deeply', expected: STATE};
  if (!Object.hasOwn(value, 'bookmarks')) return yield* withoutBookmarks(value);
  if (!isObject(value.bookmarks)) return yield unexpected('/bookmarks', value.bookmarks, STATE);
  if (Object.keys(value.bookmarks).length === 0) yield* besideBookmarks(value);
  for (const stream of streams) yield* bookmarkFaults(value.bookmarks, stream, version);
}

function* bookmarkFaults(bookmarks: JsonObject, stream: string, version?: ApiVersion): Generator<Finding> {
  if (!Object.hasOwn(bookmarks, stream)) return;
  const own = bookmarks[stream];
  if (!isObject(own))
    return yield unexpected(
      pointer('bookmarks', stream),
      own,
      '{"updated_at": "..."}; omit it to read the whole history',
    );
  if (Object.hasOwn(own, 'updated_at')) yield* instantFaults(own.updated_at, 'bookmarks', stream, 'updated_at');
  if (Object.hasOwn(own, 'account_id')) yield* accountFaults(own.account_id, stream);
  yield* versionFaults(own, stream, version);
  if (Object.hasOwn(own, 'claims')) yield* claimFaults(own.claims, stream);
  else if (Object.hasOwn(own, 'marketplaces')) yield* dateFaults(own.marketplaces, 'amazon_fr', stream, 'marketplaces');
  if (Object.hasOwn(own, 'feeds')) yield* dateFaults(own.feeds, '222', stream, 'feeds');
}

function* accountFaults(account: unknown, stream: string): Generator<Finding> {
  if (typeof account === 'string' && /^\d+$/.test(account)) return;
  yield unexpected(pointer('bookmarks', stream, 'account_id'), account, 'the id of an account such as "155"');
}

/** A state of one API would silently skip part of the history of the other. */
function* versionFaults(own: JsonObject, stream: string, version: ApiVersion | undefined): Generator<Finding> {
  const written = Object.hasOwn(own, 'api_version') ? own.api_version : 'v3';
  if (written !== 'v2' && written !== 'v3')
    return yield unexpected(pointer('bookmarks', stream, 'api_version'), written, '"v2", or none for API v3');
  if (version === undefined || version === written || !isOurs(own)) return;
  yield {
    pointer: pointer('bookmarks', stream),
    found: `was written for ${apiName(written)}, but this config reads ${apiName(version)}`,
    expected: 'the state of a run with the same api_version, or none',
  };
}

/** Names the first part that is not a range. */
function* claimFaults(claims: unknown, stream: string): Generator<Finding> {
  const place = pointer('bookmarks', stream, 'claims');
  if (typeof claims !== 'string') return yield unexpected(place, claims, RANGES);
  const part = claims.split(' ').find((word) => parseClaims(word) === undefined);
  if (part !== undefined) yield {pointer: place, found: `has ${JSON.stringify(inWords(part))}`, expected: RANGES};
}

const RANGES =
  'ranges such as "2026-11-01T00:00:00.000000Z/2026-11-14T10:00:02.000000Z", each from an instant to a later one, up to the year 2255; omit the bookmark to read the whole history';

function* dateFaults(dates: unknown, example: string, ...place: readonly string[]): Generator<Finding> {
  const path = ['bookmarks', ...place];
  if (!isObject(dates))
    return yield unexpected(pointer(...path), dates, `a date for each: {"${example}": "2026-11-21T10:00:00Z"}`);
  for (const [name, text] of Object.entries(dates)) yield* instantFaults(text, ...path, name);
}

function* instantFaults(text: unknown, ...path: readonly string[]): Generator<Finding> {
  if (instantIn(text) !== undefined) return;
  yield unexpected(
    pointer(...path),
    text,
    'a date or a date-time such as "2026-11-21T10:00:00.000000Z"; omit it to read the whole history',
  );
}

function warningsOf(bookmarks: JsonObject, streams: readonly string[], where: string): string[] {
  const foreign = streams.filter((stream) => isForeign(ownValue(bookmarks, stream)));
  const warnings = foreign.map(
    (stream) =>
      `${where}: ${pointer('bookmarks', stream)} is not a bookmark of this tap (it has none of ${OURS.join(', ')}); it is kept, and the whole history of ${stream} is read`,
  );
  const others = Object.keys(bookmarks);
  if (streams.length === 0 || others.length === 0 || streams.some((stream) => Object.hasOwn(bookmarks, stream)))
    return warnings;
  return [
    `${where}: /bookmarks has ${others.join(', ')} but not ${streams.join(', ')}; it is kept, and the whole history is read`,
  ];
}

/** What makes a bookmark one of this tap. */
const OURS: readonly string[] = ['claims', 'updated_at', 'account_id', 'marketplaces', 'feeds'];

const isOurs = (own: JsonObject): boolean => OURS.some((key) => Object.hasOwn(own, key));

const isForeign = (own: unknown): boolean => isObject(own) && Object.keys(own).length > 0 && !isOurs(own);
