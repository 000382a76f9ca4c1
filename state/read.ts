// Takes a state as a file or an orchestrator hands it over, and says what is wrong with it; knows nothing of files.

import {parseInstant} from '../values/instant.ts';
import {isObject, type JsonObject, objectOf, ownValue, pointer} from '../values/json.ts';
import type {State} from './state.ts';

export type ReadState = {readonly state: State; readonly warnings: string[]; readonly faults: string[]};

const SHAPE = '{"bookmarks": {"order": {"updated_at": "2026-11-21T10:00:00.000000Z"}}}';

type Mistake = {readonly is: (value: JsonObject) => boolean; readonly mend: string};

/** What people pass for a state, though it only holds one or is something else. */
const MISTAKES: readonly Mistake[] = [
  {
    is: (value) => typeof value.type === 'string' && Object.hasOwn(value, 'value'),
    mend: '/value: this is a whole STATE message; pass only what stands in its "value" (jq .value)',
  },
  {
    is: (value) => Object.hasOwn(value, 'singer_state'),
    mend: '/singer_state: this is a dump of Meltano; pass only what stands in its "singer_state" (jq .singer_state)',
  },
  {
    is: ({completed, partial}) => [completed, partial].some((job) => ownValue(job, 'singer_state') !== undefined),
    mend: '/completed/singer_state: this is a state file of Meltano; pass only what stands there (jq .completed.singer_state)',
  },
  {is: (value) => Object.hasOwn(value, 'access_token'), mend: '/access_token: this is a config; pass it with --config'},
  {is: (value) => Array.isArray(value.streams), mend: '/streams: this is a catalog; pass it with --catalog'},
];

/**
 * The state as a value to work with. Nothing (undefined) is a state without bookmarks.
 *
 * @param streams the streams that resume from a bookmark, named as in messages.
 */
export function readState(value: unknown, streams: readonly string[]): ReadState {
  const given = value === undefined ? {} : value;
  const faults = [...stateFaults(given, streams)];
  const state = {...objectOf(given), bookmarks: objectOf(ownValue(given, 'bookmarks'))};
  return {state, faults, warnings: faults.length > 0 ? [] : warningsOf(state.bookmarks, streams)};
}

function* stateFaults(value: unknown, streams: readonly string[]): Generator<string> {
  if (!isObject(value)) return yield `is no JSON object; expected a state such as ${SHAPE}`;
  const hasBookmarks = Object.hasOwn(value, 'bookmarks');
  if (!hasBookmarks) return yield* MISTAKES.filter(({is}) => is(value)).map(({mend}) => mend);
  if (!isObject(value.bookmarks)) return yield `/bookmarks is no object; expected ${SHAPE}`;
  for (const stream of streams) yield* bookmarkFaults(value.bookmarks, stream);
}

function* bookmarkFaults(bookmarks: JsonObject, stream: string): Generator<string> {
  if (!Object.hasOwn(bookmarks, stream)) return;
  const own = bookmarks[stream];
  if (!isObject(own))
    return yield `${pointer('bookmarks', stream)} is no object; expected {"updated_at": …}, or remove it to read the history`;
  if (Object.hasOwn(own, 'updated_at')) yield* instantFaults(own.updated_at, 'bookmarks', stream, 'updated_at');
  if (Object.hasOwn(own, 'marketplaces')) yield* marketplaceFaults(own.marketplaces, stream);
}

function* marketplaceFaults(marketplaces: unknown, stream: string): Generator<string> {
  if (!isObject(marketplaces))
    return yield `${pointer('bookmarks', stream, 'marketplaces')} is no object; expected an instant for each code, such as {"amazon_fr": "2026-11-21T10:00:00.000000Z"}`;
  for (const [code, text] of Object.entries(marketplaces))
    yield* instantFaults(text, 'bookmarks', stream, 'marketplaces', code);
}

function* instantFaults(text: unknown, ...path: readonly string[]): Generator<string> {
  if (typeof text === 'string' && parseInstant(text) !== undefined) return;
  yield `${pointer(...path)} is no date or date-time; expected one such as "2026-11-21T10:00:00.000000Z", or remove it to read the history`;
}

function warningsOf(bookmarks: JsonObject, streams: readonly string[]): string[] {
  const foreign = streams.filter((stream) => isForeign(ownValue(bookmarks, stream)));
  const warnings = foreign.map(
    (stream) =>
      `${pointer('bookmarks', stream)} is not a bookmark of this tap (no "updated_at", no "marketplaces"): it is kept, and the history of ${stream} is read`,
  );
  const others = Object.keys(bookmarks);
  if (streams.length === 0 || others.length === 0 || streams.some((stream) => Object.hasOwn(bookmarks, stream)))
    return warnings;
  return [`/bookmarks holds ${others.join(', ')}, but not ${streams.join(', ')}: kept, and the history is read`];
}

const isForeign = (own: unknown): boolean =>
  isObject(own) && Object.keys(own).length > 0 && !('updated_at' in own) && !('marketplaces' in own);
