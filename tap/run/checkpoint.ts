// The state as far as it has been earned, and when a STATE is worth a line.

import type {State} from '../../state/state.ts';
import {advance} from '../../state/state.ts';
import type {Micros} from '../../values/instant.ts';
import {stateLine} from '../singer/messages.ts';

export class Checkpoint {
  #state: State;
  #written: State;

  /** @param state the state that was echoed at the start. */
  constructor(state: State) {
    this.#state = state;
    this.#written = state;
  }

  /** All rows of the stream (as messages name it) up to this instant are on their way out. */
  advance(stream: string, to: Micros, marketplace?: string): void {
    this.#state = advance(this.#state, stream, to, marketplace);
  }

  /** A STATE line when there is something new to say, else ''. */
  line(): string {
    // `advance` gives back the same state where nothing moved.
    if (this.#state === this.#written) return '';
    this.#written = this.#state;
    return stateLine(this.#state);
  }

  /** The STATE line that ends the run, new or not. */
  lastLine(): string {
    return stateLine(this.#state);
  }
}
