// The state that the written records justify, and when to write a STATE message.

import {advance, type Read} from '../../state/advance.ts';
import {type Dated, withDate} from '../../state/dated.ts';
import type {Finality, State} from '../../state/state.ts';

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

  /** Records when a place was last read. */
  date(dated: Dated): void {
    this.#state = withDate(this.#state, dated);
  }

  /** The state to write, if it has changed since the last one. */
  changed(): State | undefined {
    // `advance` returns the same object if nothing changed.
    if (this.#state === this.#written) return;
    this.#written = this.#state;
    return this.#state;
  }

  /** The state that ends the run, whether it has changed or not. */
  get last(): State {
    return this.#state;
  }
}
