// How many requests run at the same time: one at first, more while the API is healthy and fast and more responses are of
// use, one fewer per round where they are not, half as many on trouble.

import type {Runtime} from './runtime.ts';

/** How long a request took, and for how much of that this process had no use for the response. */
export type Took = {readonly ms: number; readonly busyMs: number};

/** Starts now; each call says what has passed since. */
export function stopwatch(runtime: Pick<Runtime, 'now' | 'busyMs'>): () => Took {
  const [startMs, startBusyMs] = [runtime.now(), runtime.busyMs()];
  return () => ({ms: runtime.now() - startMs, busyMs: runtime.busyMs() - startBusyMs});
}

// A response is slow when it takes longer than this, and twice as long as the fastest.
const SLOW_MS = 1000;
// Above this share of a request's time in which the process works or waits for the target, more responses would only wait.
const BUSY = 0.75;
// Above this share, fewer requests do the same work.
const SATURATED = 0.95;
// One request under way while the response to the other is dealt with.
const FEWEST_BUSY = 2;

export class ConcurrencyLimit {
  readonly #most: number;
  #width = 1;
  #running = 0;
  #isCautious = false;
  #fastestMs = Number.POSITIVE_INFINITY;
  readonly #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** How many may run now. */
  get width(): number {
    return Math.floor(this.#width);
  }

  /** Waits for a place. Every `enter` is followed by one `leave`. */
  async enter(): Promise<void> {
    if (this.#running >= this.width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
  }

  /** @param took undefined when the request ran into trouble */
  leave(took: Took | undefined): void {
    if (took === undefined) this.#halve();
    else if (took.busyMs > SATURATED * took.ms) this.#narrow();
    else this.#widen(took);
    this.#running -= 1;
    while (this.#running < this.width && this.#waiting.length > 0) {
      this.#running += 1;
      this.#waiting.shift()?.();
    }
  }

  #halve(): void {
    this.#isCautious = true;
    this.#width = Math.max(1, this.#width / 2);
  }

  // One fewer per round: a moment's rest widens, and nothing else would take that back.
  #narrow(): void {
    if (this.#width > FEWEST_BUSY) this.#width = Math.max(FEWEST_BUSY, this.#width - 1 / this.#width);
  }

  // As TCP does it: twice as many per round until the first trouble, then one more per round.
  #widen({ms, busyMs}: Took): void {
    this.#fastestMs = Math.min(this.#fastestMs, ms);
    if (ms > Math.max(SLOW_MS, 2 * this.#fastestMs) || busyMs > BUSY * ms) return;
    this.#width = Math.min(this.#most, this.#width + (this.#isCautious ? 1 / this.#width : 1));
  }
}
