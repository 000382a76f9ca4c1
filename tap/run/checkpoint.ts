// The state that the written records justify, and when to write a STATE message.

import type {State} from '../../state/state.ts';
import {advance} from '../../state/state.ts';
import type {Micros} from '../../values/instant.ts';
import {stateLine} from '../singer/messages.ts';

export class Checkpoint {
  #state: State;
  #written: State;

  /** @param state the state that was written at the start. */
  constructor(state: State) {
    this.#state = state;
    this.#written = state;
  }

  /**
   * Records that everything up to this instant has been written.
   *
   * @param stream the stream's name in messages
   */
  advance(stream: string, to: Micros, marketplace?: string): void {
    this.#state = advance(this.#state, stream, to, marketplace);
  }

  /** A STATE line if the state has changed since the last one, otherwise ''. */
  line(): string {
    // `advance` returns the same object if nothing changed.
    if (this.#state === this.#written) return '';
    this.#written = this.#state;
    return stateLine(this.#state);
  }

  /** The STATE line that ends the run, whether the state has changed or not. */
  lastLine(): string {
    return stateLine(this.#state);
  }
}
