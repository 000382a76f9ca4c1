// How the sandbox behaves. Every option can be changed while it runs.
import type {Micros} from './instants.ts';

export type SandboxOptions = {
  /** The default, 0, means any free port. */
  port: number;
  accessToken: string;
  secret: string;
  tokenLifeSeconds: number;
  /** Lengow responds with 403; some sources say 401. */
  expiredStatus: 401 | 403;
  /** Shifts the `Date` header away from the shop's time. */
  clockOffsetMs: number;
  /** If false, no `Date` header is sent. */
  dateHeader: boolean;
  latencyMs: number;
  /** The maximum random delay added to each response's latency, so that responses overtake each other. */
  jitterMs: number;
  gzip: boolean;
  rateLimit: RateLimit | undefined;

  // Behaviour on which the sources about Lengow disagree.
  exclusiveFrom: boolean;
  exclusiveTo: boolean;
  /** Truncates values to whole seconds before comparing: the parameter, the rows, or both. */
  secondPrecision: 'parameter' | 'rows' | 'both' | undefined;
  /** `updated_from` alone does not lift the seven-day default on order dates. */
  sevenDays: boolean;
  ignoreOrdering: boolean;
  /** Only the first field of `ordering` has an effect. */
  singleOrdering: boolean;
  /** Parameters that have no effect, although a date among them still lifts the seven-day default. */
  ignoreFilters: readonly string[];
  pastEnd: '404' | 'empty';
  pageCap: number;
};

/** The number of requests allowed in a fixed window, counted per route. */
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
