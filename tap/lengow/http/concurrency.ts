// How many requests run at the same time: one at first, more while the API is healthy and quick and more answers are of
// use, one less a round where they are of none, half on trouble.

import type {Took} from './stopwatch.ts';

// An answer is slow when it takes more than this, and twice as long as the quickest.
const SLOW_MS = 1000;
// While this process is at work, or waits for the target, for so much of a request's time, more answers would only wait.
const BUSY = 0.75;
const OVERBUSY = 0.95;
// One that is under way while the answer to the other is dealt with.
const FEWEST_BUSY = 2;

export class Gate {
  readonly #most: number;
  #width = 1;
  #running = 0;
  #isCautious = false;
  #quickestMs = Number.POSITIVE_INFINITY;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** How many may run now. */
  get width(): number {
    return Math.floor(this.#width);
  }

  /** Waits for a place; whoever enters leaves. */
  async enter(): Promise<void> {
    if (this.#running >= this.width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
  }

  /** A request ended well, after so long; or undefined: in trouble. */
  leave(took: Took | undefined): void {
    if (took === undefined) this.#narrow();
    else if (took.busyMs > OVERBUSY * took.ms) this.#retreat();
    else this.#widen(took);
    this.#running -= 1;
    while (this.#running < this.width && this.#waiting.length > 0) {
      this.#running += 1;
      this.#waiting.shift()?.();
    }
  }

  #narrow(): void {
    this.#isCautious = true;
    this.#width = Math.max(1, this.#width / 2);
  }

  // One less a round: a moment's rest widens, and nothing else would take that back.
  #retreat(): void {
    if (this.#width > FEWEST_BUSY) this.#width = Math.max(FEWEST_BUSY, this.#width - 1 / this.#width);
  }

  // As TCP does it: twice as many a round until the first trouble, then one more a round.
  #widen({ms, busyMs}: Took): void {
    this.#quickestMs = Math.min(this.#quickestMs, ms);
    if (ms > Math.max(SLOW_MS, 2 * this.#quickestMs) || busyMs > BUSY * ms) return;
    this.#width = Math.min(this.#most, this.#width + (this.#isCautious ? 1 / this.#width : 1));
  }
}
