// Which requests fail, and how. Knows nothing about HTTP.
import type {Route} from './answer.ts';

export const STATUSES = [400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504] as const;
/** Missing, truncated or undecodable responses. */
export const TRANSPORT = ['reset', 'timeout', 'cut', 'cut-chunked', 'upgrade', 'not-utf8'] as const;
/** Responses that Lengow itself would not send. */
const BODIES = ['html', 'html-403', 'empty', 'broken-json', 'redirect', 'array', 'null', 'text'] as const;
/** JSON that is missing something the route must return. */
const SHAPES = {
  token: ['token-missing', 'account-missing'],
  marketplaces: ['marketplaces-a-list', 'one-marketplace'],
  orders: ['results-missing', 'results-not-a-list', 'count-missing', 'entries-not-objects'],
} as const;
/** Well-formed responses that contradict themselves or the query. */
const LIES = ['count-smaller', 'count-larger', 'unsorted', 'outside-window'] as const;

/** Self-consistent responses that omit orders, as from a lagging replica or an index that has lost a shard. */
export const SHORTAGES = ['none-found', 'half-found', 'few-found', 'half-a-year-behind'] as const;
export type Shortage = (typeof SHORTAGES)[number];

export type FaultKind =
  | (typeof STATUSES)[number]
  | (typeof TRANSPORT)[number]
  | (typeof BODIES)[number]
  | (typeof SHAPES)[keyof typeof SHAPES][number]
  | (typeof LIES)[number]
  | Shortage;

export const isShortage = (kind: FaultKind): kind is Shortage => SHORTAGES.some((shortage) => shortage === kind);

export type FaultyRoute = 'token' | 'marketplaces' | 'orders';

/** Every kind of fault that a route can have. */
export const faultKinds = (route: FaultyRoute): FaultKind[] => [
  ...STATUSES,
  ...TRANSPORT,
  ...BODIES,
  ...SHAPES[route],
  ...(route === 'orders' ? [...LIES, ...SHORTAGES] : []),
];

export type Fault = {
  readonly route: FaultyRoute | 'actions' | 'vidr' | 'limits' | 'zfs' | 'v2';
  readonly kind: FaultKind;
  /** Which request to the route fails, counting from now. The default is 1. `every` means that every request fails. */
  readonly nth?: number | 'every';
  /** How many consecutive requests fail. The default is 1. */
  readonly times?: number;
  /**
   * The Retry-After header sent with a status fault: seconds, an instant or any string. If omitted, no header is sent.
   */
  readonly retryAfter?: number | Date | string;
};

export class Faults {
  #waiting: {fault: Fault; seen: number}[] = [];

  add(fault: Fault): void {
    this.#waiting.push({fault, seen: 0});
  }

  clear(): void {
    this.#waiting = [];
  }

  /** Counts a request and returns its fault, if any. */
  next(route: Route): Fault | undefined {
    const concerned = this.#waiting.filter(({fault}) => fault.route === route);
    for (const waiting of concerned) waiting.seen++;
    return concerned.find(({fault, seen}) => isHit(fault, seen))?.fault;
  }
}

function isHit({nth = 1, times = 1}: Fault, seen: number): boolean {
  return nth === 'every' || (seen >= nth && seen < nth + times);
}
