// Options that control the sandbox's behaviour. Every option can be changed while the sandbox is running.
import type {Micros} from './instants.ts';

export type SandboxOptions = {
  /** The default, 0, means any free port. */
  port: number;
  accessToken: string;
  secret: string;
  tokenLifeSeconds: number;
  /** The account in login responses; by default, the shop's account. */
  loginAccount: unknown;
  /** The status for an unknown or expired token. Lengow uses 403; some sources say 401. */
  expiredStatus: 401 | 403;
  /** How far the `Date` header differs from the shop's time. */
  clockOffsetMs: number;
  /** The `Date` header of login responses, which may be wrong; by default, the header is as in other responses. */
  loginDate: string | undefined;
  /** If false, no `Date` header is sent. */
  dateHeader: boolean;
  latencyMs: number;
  /** The maximum random delay added to each response's latency, which lets responses arrive out of order. */
  jitterMs: number;
  gzip: boolean;
  rateLimit: RateLimit | undefined;
  /**
   * If true, every personal or unknown text in an order contains a canary, also in a hand-written order. Numbers are then
   * sent with the digits that JavaScript gives them. The shop's truth remains that of the texts without canaries.
   */
  canaries: boolean;

  // Behaviour on which the sources about Lengow disagree.
  exclusiveFrom: boolean;
  exclusiveTo: boolean;
  /** Which values are truncated to whole seconds before a comparison: the parameter, the rows, or both. */
  secondPrecision: 'parameter' | 'rows' | 'both' | undefined;
  /** If true, `updated_from` alone does not lift the seven-day default on order dates. */
  sevenDays: boolean;
  ignoreOrdering: boolean;
  /** What the API does with the ordering of actions; if it does not honour it, the newest action comes first. */
  actionOrdering: 'honoured' | 'ignored' | 'refused';
  /** If true, only the first field of `ordering` has an effect. */
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
  /** The format of the Retry-After header in a 429 response. The default is seconds. */
  readonly retryAfter?: 'seconds' | 'date' | 'none';
};

export const DEFAULTS: SandboxOptions = {
  port: 0,
  accessToken: 'sandbox-access-token-4f1c',
  secret: 'sandbox-secret-9e7d',
  tokenLifeSeconds: 3600,
  loginAccount: undefined,
  expiredStatus: 403,
  clockOffsetMs: 0,
  loginDate: undefined,
  dateHeader: true,
  latencyMs: 0,
  jitterMs: 0,
  gzip: true,
  rateLimit: undefined,
  canaries: false,
  exclusiveFrom: false,
  exclusiveTo: false,
  secondPrecision: undefined,
  sevenDays: false,
  ignoreOrdering: false,
  actionOrdering: 'honoured',
  singleOrdering: false,
  ignoreFilters: [],
  pastEnd: '404',
  pageCap: 100,
};

/** A query for orders, and the time at which it arrived. */
export type Question = {readonly query: URLSearchParams; readonly options: SandboxOptions; readonly now: Micros};
