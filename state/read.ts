// Checks a state that a user or an orchestrator passes, and reports its faults; knows nothing about files.

import type {Checked, Finding} from '../values/fault.ts';
import {parseBound} from '../values/instant.ts';
import {isObject, type JsonObject, jsonOf, objectOf, ownValue, pointer} from '../values/json.ts';
import {unexpected} from '../values/words.ts';
import {besideBookmarks, STATE, withoutBookmarks} from './mistakes.ts';
import type {State} from './state.ts';

type StateInput = {
  /** The file name, for reporting faults. */
  readonly where: string;
  /** The streams that resume from a bookmark, with the names used in messages. */
  readonly streams: readonly string[];
};

/** Returns the checked state, or a state without bookmarks for `undefined`. */
export function readState(value: unknown, {where, streams}: StateInput): Checked<State> {
  const given = value === undefined ? {} : value;
  const faults = [...stateFaults(given, streams)].map((finding) => ({where, ...finding}));
  if (faults.length > 0) return {value: undefined, faults, warnings: []};
  const bookmarks = objectOf(ownValue(given, 'bookmarks'));
  return {value: {...objectOf(given), bookmarks}, faults, warnings: warningsOf(bookmarks, streams, where)};
}

function* stateFaults(value: unknown, streams: readonly string[]): Generator<Finding> {
  if (!isObject(value)) return yield unexpected('', value, STATE);
  if (jsonOf(value) === undefined) return yield {pointer: '', found: 'is nested too deeply', expected: STATE};
  if (!Object.hasOwn(value, 'bookmarks')) return yield* withoutBookmarks(value);
  if (!isObject(value.bookmarks)) return yield unexpected('/bookmarks', value.bookmarks, STATE);
  if (Object.keys(value.bookmarks).length === 0) yield* besideBookmarks(value);
  for (const stream of streams) yield* bookmarkFaults(value.bookmarks, stream);
}

function* bookmarkFaults(bookmarks: JsonObject, stream: string): Generator<Finding> {
  if (!Object.hasOwn(bookmarks, stream)) return;
  const own = bookmarks[stream];
  if (!isObject(own))
    return yield unexpected(
      pointer('bookmarks', stream),
      own,
      '{"updated_at": "..."}; omit it to read the whole history',
    );
  if (Object.hasOwn(own, 'updated_at')) yield* instantFaults(own.updated_at, 'bookmarks', stream, 'updated_at');
  if (Object.hasOwn(own, 'marketplaces')) yield* marketplaceFaults(own.marketplaces, stream);
}

function* marketplaceFaults(marketplaces: unknown, stream: string): Generator<Finding> {
  const path = ['bookmarks', stream, 'marketplaces'];
  if (!isObject(marketplaces))
    return yield unexpected(
      pointer(...path),
      marketplaces,
      'a date for each code: {"amazon_fr": "2026-11-21T10:00:00Z"}',
    );
  for (const [code, text] of Object.entries(marketplaces)) yield* instantFaults(text, ...path, code);
}

function* instantFaults(text: unknown, ...path: readonly string[]): Generator<Finding> {
  if (typeof text === 'string' && parseBound(text) !== undefined) return;
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
      `${where}: ${pointer('bookmarks', stream)} is not a bookmark of this tap (it has neither "updated_at" nor "marketplaces"); it is kept, and the whole history of ${stream} is read`,
  );
  const others = Object.keys(bookmarks);
  if (streams.length === 0 || others.length === 0 || streams.some((stream) => Object.hasOwn(bookmarks, stream)))
    return warnings;
  return [
    `${where}: /bookmarks has ${others.join(', ')} but not ${streams.join(', ')}; it is kept, and the whole history is read`,
  ];
}

const isForeign = (own: unknown): boolean =>
  isObject(own) && Object.keys(own).length > 0 && !('updated_at' in own) && !('marketplaces' in own);
