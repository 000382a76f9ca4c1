// How the sandbox behaves: everything can be set while it runs.
import type {Micros} from './instants.ts';

export type SandboxOptions = {
  /** 0, the default: any free one. */
  port: number;
  accessToken: string;
  secret: string;
  tokenLifeSeconds: number;
  /** Lengow answers 403, some say 401. */
  expiredStatus: 401 | 403;
  /** Moves the `Date` header away from the shop's time. */
  clockOffsetMs: number;
  /** Without it there is no `Date` header. */
  dateHeader: boolean;
  latencyMs: number;
  /** Up to so much is added to the latency of each answer, by chance: answers overtake each other. */
  jitterMs: number;
  gzip: boolean;
  rateLimit: RateLimit | undefined;

  // What the sources about Lengow disagree on.
  exclusiveFrom: boolean;
  exclusiveTo: boolean;
  /** Whole seconds are compared: of the parameter, of the rows, or of both. */
  secondPrecision: 'parameter' | 'rows' | 'both' | undefined;
  /** `updated_from` alone does not lift the default of seven days by order date. */
  sevenDays: boolean;
  ignoreOrdering: boolean;
  /** Only the first field of `ordering` counts. */
  singleOrdering: boolean;
  /** Parameters that have no effect, though a date among them still lifts the default of seven days. */
  ignoreFilters: readonly string[];
  pastEnd: '404' | 'empty';
  pageCap: number;
};

/** Requests in a fixed window, for each route by itself. */
export type RateLimit = {
  readonly requests: number;
  /** 60,000 without it. */
  readonly windowMs?: number;
  /** How a 429 says when to come back; seconds without it. */
  readonly retryAfter?: 'seconds' | 'date' | 'none';
};

export const DEFAULTS: SandboxOptions = {
  port: 0,
  accessToken: 'sandbox-access-token-4f1c',
  secret: 'sandbox-secret-9e7d',
  tokenLifeSeconds: 3600,
  expiredStatus: 403,
  clockOffsetMs: 0,
  dateHeader: true,
  latencyMs: 0,
  jitterMs: 0,
  gzip: true,
  rateLimit: undefined,
  exclusiveFrom: false,
  exclusiveTo: false,
  secondPrecision: undefined,
  sevenDays: false,
  ignoreOrdering: false,
  singleOrdering: false,
  ignoreFilters: [],
  pastEnd: '404',
  pageCap: 100,
};

/** What is asked of the orders, and when. */
export type Question = {readonly query: URLSearchParams; readonly options: SandboxOptions; readonly now: Micros};
