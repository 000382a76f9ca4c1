// Checks a state that a user or an orchestrator passes, and reports its faults; knows nothing about files.

import type {Checked, Finding} from '../values/fault.ts';
import {parseInstant} from '../values/instant.ts';
import {isObject, type JsonObject, objectOf, ownValue, pointer} from '../values/json.ts';
import {unexpected} from '../values/words.ts';
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

const STATE = 'a state such as {"bookmarks": {"order": {"updated_at": "2026-11-21T10:00:00.000000Z"}}}';

function* stateFaults(value: unknown, streams: readonly string[]): Generator<Finding> {
  if (!isObject(value)) return yield unexpected('', value, STATE);
  const hasBookmarks = Object.hasOwn(value, 'bookmarks');
  if (!hasBookmarks) return yield* MISTAKES.filter(({is}) => is(value)).map(mistaken);
  if (!isObject(value.bookmarks)) return yield unexpected('/bookmarks', value.bookmarks, STATE);
  for (const stream of streams) yield* bookmarkFaults(value.bookmarks, stream);
}

type Mistake = {readonly is: (value: JsonObject) => boolean; readonly found: string; readonly expected: string};

/** Values that users pass by mistake: some contain a state, and some are something else entirely. */
const MISTAKES: readonly Mistake[] = [
  {
    is: (value) => typeof value.type === 'string' && Object.hasOwn(value, 'value'),
    found: 'is a complete STATE message',
    expected: 'only its "value" (jq .value)',
  },
  {
    is: (value) => Object.hasOwn(value, 'singer_state'),
    found: 'is a Meltano state dump',
    expected: 'only its "singer_state" (jq .singer_state)',
  },
  {
    is: ({completed, partial}) => [completed, partial].some((job) => ownValue(job, 'singer_state') !== undefined),
    found: 'is a Meltano state file',
    expected: 'only its "singer_state" (jq .completed.singer_state)',
  },
  {
    is: (value) => Object.hasOwn(value, 'access_token'),
    found: 'is a config',
    expected: 'a state; pass a config with --config',
  },
  {
    is: (value) => Array.isArray(value.streams),
    found: 'is a catalog',
    expected: 'a state; pass a catalog with --catalog',
  },
];

const mistaken = ({found, expected}: Mistake): Finding => ({pointer: '', found, expected});

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
  if (typeof text === 'string' && parseInstant(text) !== undefined) return;
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
