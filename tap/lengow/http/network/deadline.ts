// A time limit that can be extended while a response is still arriving.

// Not the global functions, which tests speed up: the server does not become faster.
import {clearTimeout, setTimeout} from 'node:timers';

export class Deadline {
  readonly #passed = new AbortController();
  readonly #timer: NodeJS.Timeout;

  constructor(ms: number) {
    this.#timer = setTimeout(() => this.#passed.abort(), ms).unref();
  }

  /** Aborted once the time is up. */
  get signal(): AbortSignal {
    return this.#passed.signal;
  }

  /** Starts the whole time again. */
  readonly extend = (): void => {
    this.#timer.refresh();
  };

  clear(): void {
    clearTimeout(this.#timer);
  }
}
