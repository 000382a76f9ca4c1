// Which request shall go wrong, and how. Knows nothing of HTTP.
import type {Route} from './answer.ts';

export const STATUSES = [400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504] as const;
/** No answer, or not all of it. */
export const TRANSPORT = ['reset', 'timeout', 'cut', 'cut-chunked'] as const;
/** A good status with a body that is none of ours. */
const BODIES = ['html', 'empty', 'broken-json', 'redirect', 'array', 'null', 'text'] as const;
/** JSON that lacks what the route owes. */
const SHAPES = {
  token: ['token-missing', 'account-missing'],
  marketplaces: ['marketplaces-a-list'],
  orders: ['results-missing', 'results-not-a-list', 'count-missing', 'entries-not-objects'],
} as const;
/** Answers of the right shape that contradict themselves or the question. */
const LIES = ['count-smaller', 'count-larger', 'unsorted', 'outside-window'] as const;

export type FaultKind =
  | (typeof STATUSES)[number]
  | (typeof TRANSPORT)[number]
  | (typeof BODIES)[number]
  | (typeof SHAPES)[keyof typeof SHAPES][number]
  | (typeof LIES)[number];

export type FaultyRoute = 'token' | 'marketplaces' | 'orders';

/** Every kind that a route can be hit by. */
export const faultKinds = (route: FaultyRoute): FaultKind[] => [
  ...STATUSES,
  ...TRANSPORT,
  ...BODIES,
  ...SHAPES[route],
  ...(route === 'orders' ? LIES : []),
];

export type Fault = {
  readonly route: FaultyRoute;
  readonly kind: FaultKind;
  /** The how manieth request of the route from now; 1 without it. `every`: all of them. */
  readonly nth?: number | 'every';
  /** How many requests in a row; 1 without it. */
  readonly times?: number;
  /** A header on status faults: seconds, a moment, or any text. Without it there is no such header. */
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

  /** Counts a request; the fault that hits it, if any. */
  next(route: Route): Fault | undefined {
    const concerned = this.#waiting.filter(({fault}) => fault.route === route);
    for (const waiting of concerned) waiting.seen++;
    return concerned.find(({fault, seen}) => isHit(fault, seen))?.fault;
  }
}

function isHit({nth = 1, times = 1}: Fault, seen: number): boolean {
  return nth === 'every' || (seen >= nth && seen < nth + times);
}
