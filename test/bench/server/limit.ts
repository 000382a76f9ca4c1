// A request limit per fixed one-minute window, like the API's: the first request opens a window.

const WINDOW_MS = 60_000;

export class Limit {
  readonly #most: number;
  #startMs = Number.NEGATIVE_INFINITY;
  #used = 0;

  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most;
  }

  /** @returns 0, or the number of seconds until a request is accepted again, rounded up. */
  take(nowMs: number): number {
    if (nowMs >= this.#startMs + WINDOW_MS) {
      this.#startMs = nowMs;
      this.#used = 0;
    }
    this.#used += 1;
    return this.#used <= this.#most ? 0 : Math.ceil((this.#startMs + WINDOW_MS - nowMs) / 1000);
  }
}
