// How far each stream has been read, as an immutable value; knows nothing about files, runs or lookbacks.

import {isSameCode} from '../values/code.ts';
import {formatInstant, type Micros, parseInstant} from '../values/instant.ts';
import {type JsonObject, objectOf, ownValue, pointer} from '../values/json.ts';

/** The complete value as received, including unknown keys; `bookmarks` is always an object. Made by `readState`. */
export type State = JsonObject;

/**
 * Everything updated up to this instant has been written. For a marketplace, the later of its own bookmark and the
 * stream's.
 */
export function bookmarkOf(state: State, stream: string, marketplace?: string): Micros | undefined {
  const own = marketplace === undefined ? [] : entriesOf(state, stream, marketplace).map(([, text]) => text);
  return latest([ownValue(bookmark(state, stream), 'updated_at'), ...own].flatMap(instants));
}

/** Whether the marketplace has a bookmark of its own. */
export const hasEntry = (state: State, stream: string, marketplace: string): boolean =>
  entriesOf(state, stream, marketplace).length > 0;

/** All instants in the stream's bookmark, with their JSON pointers. */
export function instantsOf(state: State, stream: string): {readonly pointer: string; readonly instant: Micros}[] {
  const own = bookmark(state, stream);
  const texts: [string[], unknown][] = [
    [['updated_at'], ownValue(own, 'updated_at')],
    ...Object.entries(byMarketplace(own)).map(([code, text]): [string[], unknown] => [['marketplaces', code], text]),
  ];
  return texts.flatMap(([path, text]) =>
    instants(text).map((instant) => ({pointer: pointer('bookmarks', stream, ...path), instant})),
  );
}

/** Returns the state with one instant moved forward, never backwards; returns the same object if nothing changes. */
export function advance(state: State, stream: string, to: Micros, marketplace?: string): State {
  const own = bookmark(state, stream);
  const moved = marketplace === undefined ? moveAll(own, to) : moveOne(own, to, keyOf(state, stream, marketplace));
  return moved === own ? state : {...state, bookmarks: {...objectOf(state.bookmarks), [stream]: moved}};
}

const moveAll = (own: JsonObject, to: Micros): JsonObject => move(own, 'updated_at', to);

function moveOne(own: JsonObject, to: Micros, key: string): JsonObject {
  const marketplaces = byMarketplace(own);
  const moved = move(marketplaces, key, to);
  return moved === marketplaces ? own : {...own, marketplaces: moved};
}

function move(dates: JsonObject, key: string, to: Micros): JsonObject {
  const [from] = instants(ownValue(dates, key));
  return from !== undefined && from >= to ? dates : {...dates, [key]: formatInstant(to)};
}

/** The key that the state already uses for the marketplace, ignoring case; otherwise, the code. */
function keyOf(state: State, stream: string, marketplace: string): string {
  const keys = entriesOf(state, stream, marketplace).map(([key]) => key);
  return keys.includes(marketplace) ? marketplace : (keys[0] ?? marketplace);
}

const entriesOf = (state: State, stream: string, marketplace: string): [string, unknown][] =>
  Object.entries(byMarketplace(bookmark(state, stream))).filter(([key]) => isSameCode(key, marketplace));

const bookmark = (state: State, stream: string): JsonObject => objectOf(ownValue(state.bookmarks, stream));

const byMarketplace = (own: JsonObject): JsonObject => objectOf(ownValue(own, 'marketplaces'));

function instants(text: unknown): Micros[] {
  const micros = typeof text === 'string' ? parseInstant(text) : undefined;
  return micros === undefined ? [] : [micros];
}

const latest = (all: readonly Micros[]): Micros | undefined =>
  all.reduce<Micros | undefined>((last, one) => (last === undefined || one > last ? one : last), undefined);
