// The state that the written records justify, and when to write a STATE message.

import {advance, type Read} from '../../state/advance.ts';
import type {Finality, State} from '../../state/state.ts';
import {stateLine} from '../singer/messages.ts';

export class Checkpoint {
  #state: State;
  #written: State;

  /** @param state the state that was written at the start. */
  constructor(state: State) {
    this.#state = state;
    this.#written = state;
  }

  /** Records what has been read and written. */
  advance(read: Read, finality: Finality): void {
    this.#state = advance(this.#state, read, finality);
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
