// Computes how long the request budget makes a run wait; each route has a limit on requests per minute.

const WINDOW_MS = 60_000;

/** A route's requests: the total number, and when those in the last minute ended. */
type Route = {sent: number; ends: number[]};

export class Budget {
  readonly #perMinute: number;
  readonly #routes = new Map<string, Route>();

  constructor(perMinute: number) {
    this.#perMinute = perMinute;
  }

  /** @param nowMs when the request ended; never decreases */
  spend(path: string, nowMs: number): void {
    const {sent, ends} = this.#routes.get(path) ?? {sent: 0, ends: []};
    this.#routes.set(path, {sent: sent + 1, ends: [...within(ends, nowMs), nowMs]});
  }

  /**
   * Milliseconds until the last remaining request may be sent, on the route with the most requests.
   *
   * @param share the amount left to read, as a multiple of the amount read so far
   */
  msFor(share: number, nowMs: number): number {
    const {sent, ends} = this.#busiest();
    const recent = within(ends, nowMs);
    // Each of these requests must wait until one minute after an earlier request ended.
    const waiting = Math.ceil(sent * share) - (this.#perMinute - recent.length);
    if (waiting <= 0) return 0;
    const minutes = Math.ceil(waiting / this.#perMinute);
    return (recent[(waiting - 1) % this.#perMinute] ?? nowMs) - nowMs + minutes * WINDOW_MS;
  }

  #busiest(): Route {
    const routes = [...this.#routes.values()];
    return routes.reduce((most, route) => (route.sent > most.sent ? route : most), {sent: 0, ends: []});
  }
}

const within = (ends: readonly number[], nowMs: number): number[] => ends.filter((end) => end > nowMs - WINDOW_MS);
