// Airbyte's protocol: a state for each stream, which the platform keeps and gives back. Its rules are checked by the
// platform of the other tests. The auditors are told the first state in Singer's messages, since Airbyte's say only what
// has changed.

import type {State} from '../../../state/state.ts';
import {readStreamStates} from '../../../tap/airbyte/given-state.ts';
import {AirbyteMessages} from '../../../tap/airbyte/run-messages.ts';
import {singerMessages} from '../../../tap/singer/run-messages.ts';
import {airbyteMessage, type StreamState, singerRecord} from '../../helpers/airbyte/messages.ts';
import {Platform} from '../../helpers/airbyte/platform.ts';
import {stateOf} from '../audit/auditors.ts';
import type {StateObject} from '../claims/bookmark.ts';
import type {Plan} from '../plan.ts';
import type {Given} from '../tap.ts';
import {type Known, type Message, messageOf, parse} from '../target/message.ts';
import {bare, prefixed} from '../target/prefix.ts';
import type {Protocol} from './protocol.ts';

export function airbyte({reading, config, streams}: Plan, known: Known): Protocol {
  const prefix = config.streamPrefix;
  const input = prefixed(stateOf(reading.input), prefix) as StateObject;
  const names = streams.map(({name}) => name);
  const platform = new Platform(names);
  const {value} = readStreamStates(statesOf(input), {where: 'state', streams: names});
  const lines = new Lines(known, platform, stateOf(reading.input) as StateObject);
  return {
    state: value as State,
    messages: (run) => announced(new AirbyteMessages(run, run.runtime.now), run, input),
    parse: (line) => (isSinger(line) ? lines.announced(line) : lines.read(line)),
    faults: () => platform.end(0),
  };
}

/** What the platform gives back, with the members that it adds. */
const statesOf = ({bookmarks}: StateObject): readonly object[] =>
  Object.entries(bookmarks).map(([name, bookmark]) => ({
    type: 'STREAM',
    stream: {stream_descriptor: {name, namespace: null}, stream_state: {...bookmark, read_at: ''}},
    global: null,
  }));

/** Says in Singer's messages what the run begins with, including what it does not read. */
function announced(messages: AirbyteMessages, {streams}: Pick<Given, 'streams'>, input: StateObject): AirbyteMessages {
  const begin = messages.begin.bind(messages);
  messages.begin = (state) => {
    const bookmarks = {...input.bookmarks, ...(state as {bookmarks?: object}).bookmarks};
    return singerMessages(streams).begin({...input, ...state, bookmarks}) + begin(state);
  };
  return messages;
}

const isSinger = (line: string): boolean =>
  line.startsWith('{"type":"SCHEMA"') || line.startsWith('{"type":"STATE","value"');

/** Reads the source's lines as the platform does, and makes one state of the states of all streams. */
class Lines {
  readonly #known: Known;
  readonly #platform: Platform;
  #state: StateObject;

  /** @param input what the platform has kept of earlier runs */
  constructor(known: Known, platform: Platform, input: StateObject) {
    this.#known = known;
    this.#platform = platform;
    this.#state = input;
  }

  /** A line of Airbyte's. */
  read(line: string): readonly Message[] {
    const message = airbyteMessage(line);
    this.#platform.takeMessage(message);
    const {record, state} = message;
    if (record) return [messageOf(singerRecord(record), this.#known)];
    return state ? [this.#streamState(state.stream)] : [];
  }

  /** A line of Singer's. */
  announced(line: string): readonly Message[] {
    const message = parse(line, this.#known);
    if (message.type === 'STATE') this.#state = message.value as StateObject;
    return [message];
  }

  #streamState({stream_descriptor: {name}, stream_state: state}: StreamState['stream']): Message {
    const stream = bare(name, this.#known.prefix);
    const {read_at: _time, ...bookmark} = state;
    const isEmpty = Object.keys(bookmark).length === 0;
    const bookmarks = {...this.#state.bookmarks, ...(!isEmpty && {[stream]: bookmark})};
    this.#state = {...this.#state, bookmarks};
    return {type: 'STATE', value: this.#state, stream};
  }
}
