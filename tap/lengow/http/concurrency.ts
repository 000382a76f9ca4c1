// Limits how many requests are in flight. The limit starts at one, grows while responses are fast and the tap keeps up
// with them, shrinks by one per round while the tap does not keep up, and is halved when a request fails.

import type {HttpRuntime} from './request.ts';

/** How long a request took, and how much of that time this process was too busy to use a response. */
export type Took = {readonly ms: number; readonly busyMs: number};

/** Starts measuring now; each call to the returned function returns the elapsed time. */
export function stopwatch(runtime: Pick<HttpRuntime, 'elapsedMs' | 'busyMs'>): () => Took {
  const [startMs, startBusyMs] = [runtime.elapsedMs(), runtime.busyMs()];
  return () => ({ms: runtime.elapsedMs() - startMs, busyMs: runtime.busyMs() - startBusyMs});
}

// A response is slow if it takes longer than this and more than twice as long as the fastest.
const SLOW_MS = 1000;
// If the process spends more than this share of a request's time working or waiting for the target, more responses
// would only queue up.
const BUSY = 0.75;
// Above this busy share, fewer concurrent requests achieve the same throughput.
const SATURATED = 0.95;
// With two requests, one is in flight while the response to the other is processed.
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

  /** How many requests may be in flight now. */
  get width(): number {
    return Math.floor(this.#width);
  }

  /** Waits for a free slot. Every `enter` must be followed by one `leave`. */
  async enter(): Promise<void> {
    if (this.#running >= this.width) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#running += 1;
  }

  /** @param took undefined when the request failed or its status is retriable */
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

  // One fewer per round: a brief idle moment raises the limit, and nothing else would undo that.
  #narrow(): void {
    if (this.#width > FEWEST_BUSY) this.#width = Math.max(FEWEST_BUSY, this.#width - 1 / this.#width);
  }

  // As in TCP: the number doubles per round until the first failure, then grows by one per round.
  #widen({ms, busyMs}: Took): void {
    this.#fastestMs = Math.min(this.#fastestMs, ms);
    if (ms > Math.max(SLOW_MS, 2 * this.#fastestMs) || busyMs > BUSY * ms) return;
    this.#width = Math.min(this.#most, this.#width + (this.#isCautious ? 1 / this.#width : 1));
  }
}
