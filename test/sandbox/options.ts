// How the sandbox behaves. Every option can be changed while it runs.
import type {Micros} from './instants.ts';

export type SandboxOptions = {
  /** The default 0 means any free port. */
  port: number;
  accessToken: string;
  secret: string;
  tokenLifeSeconds: number;
  /** Lengow responds with 403; some sources say 401. */
  expiredStatus: 401 | 403;
  /** Shifts the `Date` header away from the shop's time. */
  clockOffsetMs: number;
  /** False: there is no `Date` header. */
  dateHeader: boolean;
  latencyMs: number;
  /** A random part of this is added to the latency of each response, so that responses overtake each other. */
  jitterMs: number;
  gzip: boolean;
  rateLimit: RateLimit | undefined;

  // What the sources about Lengow disagree on.
  exclusiveFrom: boolean;
  exclusiveTo: boolean;
  /** Compares whole seconds: of the parameter, of the rows, or of both. */
  secondPrecision: 'parameter' | 'rows' | 'both' | undefined;
  /** `updated_from` alone does not remove the default of seven days by order date. */
  sevenDays: boolean;
  ignoreOrdering: boolean;
  /** Only the first field of `ordering` has an effect. */
  singleOrdering: boolean;
  /** Parameters that have no effect, although a date among them still removes the default of seven days. */
  ignoreFilters: readonly string[];
  pastEnd: '404' | 'empty';
  pageCap: number;
};

/** Requests in a fixed window, counted for each route. */
export type RateLimit = {
  readonly requests: number;
  /** The default is 60,000. */
  readonly windowMs?: number;
  /** How a 429 says when to retry. The default is seconds. */
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

/** The query for orders, and when it arrived. */
export type Question = {readonly query: URLSearchParams; readonly options: SandboxOptions; readonly now: Micros};
