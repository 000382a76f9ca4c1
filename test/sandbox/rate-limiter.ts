// Lengow's rate limit: a number of requests per route in a fixed window of real time.
import {type Answer, failure, type Route} from './answer.ts';
import type {RateLimit} from './options.ts';

const WINDOW_MS = 60_000;

export class RateLimiter {
  readonly #windows = new Map<Route, {endsAt: number; count: number}>();

  /** Returns a 429 response if the route has reached its limit. */
  refusal(route: Route, limit: RateLimit | undefined): Answer | undefined {
    if (!limit) return;
    const window = this.#window(route, limit.windowMs ?? WINDOW_MS);
    window.count++;
    if (window.count <= limit.requests) return;
    const answer = failure(429, `Request limitation: ${limit.requests} reached on /v3.0/${route}`);
    return {...answer, headers: retryAfter(limit, window.endsAt)};
  }

  #window(route: Route, windowMs: number): {endsAt: number; count: number} {
    const open = this.#windows.get(route);
    if (open && open.endsAt > Date.now()) return open;
    const fresh = {endsAt: Date.now() + windowMs, count: 0};
    this.#windows.set(route, fresh);
    return fresh;
  }
}

function retryAfter({retryAfter: form = 'seconds'}: RateLimit, endsAt: number): Record<string, string> {
  if (form === 'none') return {};
  const seconds = Math.max(1, Math.ceil((endsAt - Date.now()) / 1000));
  return {'retry-after': form === 'seconds' ? String(seconds) : new Date(endsAt + 999).toUTCString()};
}
