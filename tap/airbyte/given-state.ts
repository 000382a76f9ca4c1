// Reads the state that Airbyte gives back: an array with a state of each stream.

import {readState, type StateInput} from '../../state/read.ts';
import type {State} from '../../state/state.ts';
import type {Checked, Fault, Finding} from '../../values/fault.ts';
import {isObject, type JsonObject, objectOf, ownValue, pointer} from '../../values/json.ts';
import {describe, unexpected} from '../../values/words.ts';

/** Only what streams resume from is kept. Members that are null are as good as absent. */
export function readStreamStates(value: unknown, given: StateInput): Checked<State> {
  const {where, streams} = given;
  const faults = [...stateFaults(value)].map((finding) => ({where, ...finding}));
  if (faults.length > 0) return {value: undefined, faults, warnings: []};
  const states = new Map((value as readonly JsonObject[]).map((state, index) => [nameOf(state), {state, index}]));
  const bookmarks = Object.fromEntries(streams.flatMap((name) => bookmarkIn(name, states.get(name)?.state)));
  const read = readState({bookmarks}, given);
  return {...read, faults: read.faults.map((fault) => inPlace(fault, states))};
}

const nameOf = (state: unknown): unknown => ownValue(descriptorOf(state), 'name');
const descriptorOf = (state: unknown): unknown => ownValue(ownValue(state, 'stream'), 'stream_descriptor');

/** Without the time that the tap adds to states that would otherwise be repeated. */
function bookmarkIn(name: string, state: JsonObject | undefined): [string, JsonObject][] {
  const {read_at: _time, ...bookmark} = objectOf(ownValue(state?.stream, 'stream_state'));
  return Object.keys(bookmark).length === 0 ? [] : [[name, bookmark]];
}

type States = ReadonlyMap<unknown, {readonly index: number}>;

/** The fault of a bookmark, with the pointer to it in Airbyte's state. */
function inPlace({pointer: path, ...fault}: Fault, states: States): Fault {
  for (const [name, {index}] of states) {
    const own = pointer('bookmarks', String(name));
    if (path === own || path.startsWith(`${own}/`))
      return {...fault, pointer: `/${index}/stream/stream_state${path.slice(own.length)}`};
  }
  return {...fault, pointer: path};
}

function* stateFaults(value: unknown): Generator<Finding> {
  if (!Array.isArray(value)) return yield unexpected('', value, STATES);
  for (const [index, state] of value.entries()) yield* streamFaults(state, `/${index}`);
}

function* streamFaults(state: unknown, at: string): Generator<Finding> {
  if (!isObject(state)) return yield unexpected(at, state, STATES);
  if (state.type !== 'STREAM') return yield {pointer: `${at}/type`, found: kindOf(state.type), expected: STATES};
  const name = nameOf(state);
  if (typeof name !== 'string') yield unexpected(`${at}/stream/stream_descriptor/name`, name, 'the name of a stream');
  const blob = ownValue(state.stream, 'stream_state') ?? {};
  if (!isObject(blob)) yield unexpected(`${at}/stream/stream_state`, blob, 'an object');
}

const kindOf = (type: unknown): string =>
  type === 'GLOBAL' || type === 'LEGACY' ? `is ${type}` : `is ${describe(type)}`;

const STATES =
  "an array of states of the type STREAM, as this tap writes them; to start again, clear the connection's state";
