// What a run says, in Airbyte's messages.

import type {SelectedStream} from '../../catalog/types.ts';
import type {State} from '../../state/state.ts';
import type {Messages} from '../run/messages.ts';
import {estimateLine} from './messages.ts';
import {StreamMessages} from './stream-messages.ts';

type Run = {readonly streams: readonly SelectedStream[]; readonly state: State};

export class AirbyteMessages implements Messages {
  readonly #streams: ReadonlyMap<string, StreamMessages>;
  readonly #now: () => number;

  /** @param now in milliseconds */
  constructor({streams, state}: Run, now: () => number) {
    this.#streams = new Map(streams.map((stream) => [stream.name, new StreamMessages(stream, state, now)]));
    this.#now = now;
  }

  begin(state: State): string {
    return this.#each((stream) => stream.start()) + this.state(state);
  }

  rowLines({name}: SelectedStream) {
    return this.#of(name).rowLines();
  }

  estimate(stream: string, rows: number): string {
    return estimateLine(stream, rows, this.#now());
  }

  /** A destination that overwrites does so by itself. */
  activateVersion(): string {
    return '';
  }

  state(state: State): string {
    return this.#each((stream) => stream.state(state));
  }

  end(stream: string, state: State): string {
    return this.#of(stream).end(state);
  }

  last(state: State): string {
    return this.#each((stream) => stream.start() + stream.last(state));
  }

  /** The streams that a failed run did not complete. */
  incomplete(): string {
    return this.#each((stream) => stream.fail());
  }

  #of(name: string): StreamMessages {
    return this.#streams.get(name) as StreamMessages;
  }

  #each(say: (stream: StreamMessages) => string): string {
    return [...this.#streams.values()].map(say).join('');
  }
}
