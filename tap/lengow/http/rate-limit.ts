// Limits the number of requests per route in any 60-second period. Requests are not spread out, so a short run never
// waits.

import type {HttpRuntime} from './request.ts';

const WINDOW_MS = 60_000;

type RateLimitOptions = {
  readonly perMinute: number;
  readonly runtime: Pick<HttpRuntime, 'elapsedMs' | 'sleep'>;
  readonly onWait: (route: string, ms: number) => void;
};

export class RateLimit {
  readonly #options: RateLimitOptions;
  readonly #routes = new Map<string, Route>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /**
   * Waits until another request is allowed. The caller must call the returned function when the request has ended. A
   * request's minute starts when the request ends: the server sees the request earlier, so the server never counts more
   * requests than the tap does.
   */
  async take(route: string, signal: AbortSignal): Promise<() => void> {
    const known = this.#routes.get(route) ?? new Route();
    this.#routes.set(route, known);
    const turn = known.turn.then(() => this.#admit(route, known, signal));
    known.turn = turn.catch(() => {});
    await turn;
    return () => known.end(this.#options.runtime.elapsedMs());
  }

  /** Holds back requests on this route until the promise settles, because the server would refuse them. */
  pause(route: string, until: Promise<void>): void {
    const known = this.#routes.get(route) ?? new Route();
    this.#routes.set(route, known);
    known.pause = Promise.allSettled([known.pause, until]);
  }

  async #admit(name: string, route: Route, signal: AbortSignal): Promise<void> {
    const {perMinute, runtime, onWait} = this.#options;
    for (;;) {
      for (let pause: unknown; pause !== route.pause; await pause) pause = route.pause;
      signal.throwIfAborted();
      const waitMs = route.waitMs(runtime.elapsedMs(), perMinute);
      if (waitMs === 0) break;
      if (waitMs === undefined) await route.ended();
      else {
        onWait(name, waitMs);
        await runtime.sleep(waitMs, signal);
      }
    }
    route.running += 1;
  }
}

class Route {
  turn: Promise<void> = Promise.resolve();
  pause: Promise<unknown> = Promise.resolve();
  running = 0;
  #ends: number[] = [];
  #wake: () => void = () => {};

  end(nowMs: number): void {
    this.running -= 1;
    this.#ends.push(nowMs);
    this.#wake();
  }

  /** Milliseconds until a request is allowed; undefined if that depends on a request that is still in flight. */
  waitMs(nowMs: number, limit: number): number | undefined {
    this.#ends = this.#ends.filter((end) => end > nowMs - WINDOW_MS);
    if (this.#ends.length + this.running < limit) return 0;
    const [oldest] = this.#ends;
    return oldest === undefined ? undefined : oldest + WINDOW_MS - nowMs;
  }

  ended(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
