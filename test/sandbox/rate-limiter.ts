// Lengow's rate limit: a number of requests per route in a fixed window of real time.
import {type Answer, failure, type Route} from './answer.ts';
import type {RateLimit} from './options.ts';

const WINDOW_MS = 60_000;
/** What Lengow states as the limit of a route that it does not limit now. */
const UNLIMITED = 500;
const LIMITED: readonly {route: Route; method: string; url_base: string}[] = [
  {route: 'orders', method: 'GET', url_base: '/orders'},
  {route: 'actions', method: 'GET', url_base: '/orders/actions'},
  {route: 'marketplaces', method: 'GET', url_base: '/marketplaces'},
  {route: 'token', method: 'POST', url_base: '/access/get_token'},
];

export class RateLimiter {
  readonly #windows = new Map<Route, {endsAt: number; count: number}>();

  /** Returns a 429 response if the route has reached its limit. */
  refusal(route: Route, limit: RateLimit | undefined): Answer | undefined {
    if (!limit || route === 'limits') return;
    const window = this.#window(route, limit.windowMs ?? WINDOW_MS);
    window.count++;
    if (window.count <= limit.requests) return;
    const answer = failure(429, `Request limitation: ${limit.requests} reached on /v3.0/${route}`);
    return {...answer, headers: retryAfter(limit, window.endsAt)};
  }

  /** The answer of /rate-limits, which has no numbers of what is left if nothing is limited. */
  limits(limit: RateLimit | undefined): object[] {
    return LIMITED.map(({route, ...stated}) => {
      const boundary = limit?.requests ?? UNLIMITED;
      if (!limit) return {...stated, boundary, remaining_credit: null, remaining_time: null};
      const {count, endsAt} = this.#window(route, limit.windowMs ?? WINDOW_MS);
      const remaining_time = Math.max(1, Math.ceil((endsAt - Date.now()) / 1000));
      return {...stated, boundary, remaining_credit: Math.max(0, limit.requests - count), remaining_time};
    });
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
