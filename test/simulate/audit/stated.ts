// Follows the states that one run writes, and checks each against the one before.

import {BOOKMARKED} from '../../helpers/streams.ts';
import {bookmarkIn} from '../claims/bookmark.ts';
import {same} from '../same.ts';
import type {Bookmarked} from '../streams.ts';
import {firstStateFault} from './first-state.ts';
import {stepFaults} from './step.ts';
import type {Reading, Wanted} from './wanted.ts';

type StatedOptions = {
  readonly reading: Reading;
  /** What the run wants, from everything that it has learned so far; undefined before the login. */
  readonly wanted: () => Wanted | undefined;
  readonly fail: (message: string) => void;
};

export class Stated {
  readonly #options: StatedOptions;
  #first: unknown;
  #last: unknown;
  /** What is wrong with the first state. */
  #fault: string | undefined;

  constructor(options: StatedOptions) {
    this.#options = options;
  }

  /** The first state, which says what is claimed while the run begins. */
  get first(): unknown {
    return this.#first;
  }

  /** The last state that the run wrote. */
  get last(): unknown {
    return this.#last;
  }

  take(state: unknown): void {
    const {reading} = this.#options;
    const wanted = this.#options.wanted();
    if (this.#last === undefined) {
      this.#first = state;
      this.#fault = firstStateFault(state, {reading, wanted});
    } else for (const stream of BOOKMARKED) this.#bookmark(stream, state, wanted);
    this.#last = state;
  }

  /** Nothing is wrong with passing on the input state if nothing more can be read. */
  schema(): void {
    if (this.#fault !== undefined) this.#options.fail(`${this.#fault}: ${JSON.stringify(this.#first)}`);
  }

  #bookmark(stream: Bookmarked, now: unknown, wanted: Wanted | undefined): void {
    const {reading, fail} = this.#options;
    const was = this.#last;
    if (same(bookmarkIn(now, stream), bookmarkIn(was, stream))) return;
    if (wanted && reading.streams.includes(stream))
      for (const fault of stepFaults({stream, was, now, reading, wanted})) fail(`${stream}: ${fault}`);
    else fail(`the bookmark for ${stream} moved, but the run does not read that stream`);
  }
}
