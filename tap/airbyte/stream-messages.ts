// What a run says of one stream: its statuses, each once and in order, its records, and its states with the number of
// records since the last one.

import {selectedColumns} from '../../catalog/streams.ts';
import type {SelectedStream} from '../../catalog/types.ts';
import {bookmarkOf, type State} from '../../state/state.ts';
import {type JsonObject, jsonOf} from '../../values/json.ts';
import type {Shapes} from '../streams/row-json.ts';
import type {Row} from '../streams/stream.ts';
import {recordLines, type Status, stateLine, statusLine} from './messages.ts';

export class StreamMessages {
  readonly #stream: SelectedStream;
  readonly #now: () => number;
  /** The JSON of the bookmark that the run was given. */
  readonly #given: string;
  /** The JSON of the bookmark in the last state that was written. */
  #last: string | undefined;
  /** The JSON of all states that were written. */
  readonly #written = new Set<string>();
  #readAt = 0;
  #status: Status | undefined;
  #rows = 0;

  constructor(stream: SelectedStream, given: State, now: () => number) {
    this.#stream = stream;
    this.#now = now;
    this.#given = jsonText(bookmarkOf(given, stream.name));
  }

  start(): string {
    return this.#status === undefined ? this.#enter('STARTED') : '';
  }

  rowLines(): (row: Row, timeExtracted: string) => string {
    const lineOf = recordLines(this.#stream.name, shapesOf(this.#stream));
    return (row, timeExtracted) => {
      this.#rows += 1;
      return (this.#status === 'RUNNING' ? '' : this.#enter('RUNNING')) + lineOf(row, timeExtracted);
    };
  }

  /** The stream's part of the state, if it has changed. */
  state(state: State): string {
    const {bookmark, text} = this.#partOf(state);
    return this.#hasEnded || text === (this.#last ?? this.#given) ? '' : this.#write(bookmark, text);
  }

  /** A stream has at least one state, and a state after its last record. */
  end(state: State): string {
    const {bookmark, text} = this.#partOf(state);
    const isSaid = text === this.#last && this.#rows === 0;
    return (isSaid ? '' : this.#write(bookmark, text)) + this.#enter('COMPLETE');
  }

  /** The last state of a stream that has not ended; none if the stream has no bookmark. */
  last(state: State): string {
    const {bookmark, text} = this.#partOf(state);
    return this.#hasEnded || text === EMPTY || text === this.#last ? '' : this.#write(bookmark, text);
  }

  /** The run has failed. */
  fail(): string {
    return this.#hasEnded ? '' : this.start() + this.#enter('INCOMPLETE');
  }

  get #hasEnded(): boolean {
    return this.#status === 'COMPLETE' || this.#status === 'INCOMPLETE';
  }

  #partOf(state: State): {readonly bookmark: JsonObject; readonly text: string} {
    const bookmark = bookmarkOf(state, this.#stream.name);
    return {bookmark, text: jsonText(bookmark)};
  }

  /** @param text the bookmark's JSON */
  #write(bookmark: JsonObject, text: string): string {
    const state = this.#newState(bookmark, text);
    const line = stateLine(this.#stream.name, state, this.#rows);
    this.#written.add(state);
    this.#last = text;
    this.#rows = 0;
    return line;
  }

  /**
   * The JSON of the state. A sync fails if a state is repeated after records, so a state that would be gets the time; so
   * does that of a stream without a bookmark.
   */
  #newState(bookmark: JsonObject, text: string): string {
    if (text !== EMPTY && !this.#written.has(text)) return text;
    this.#readAt = Math.max(this.#readAt + 1, this.#now());
    return jsonText({...bookmark, read_at: new Date(this.#readAt).toISOString()});
  }

  #enter(status: Status): string {
    this.#status = status;
    return statusLine(this.#stream.name, status, this.#now());
  }
}

const EMPTY = '{}';

// Every state has come from JSON, or can become JSON.
const jsonText = (value: JsonObject): string => jsonOf(value) as string;

const shapesOf = (stream: SelectedStream): Shapes => Object.fromEntries(selectedColumns(stream));
