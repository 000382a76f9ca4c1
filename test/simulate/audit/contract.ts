// Checks that requests are read-only, respect the rate and concurrency limits, and stop once the target is gone or the
// run is over.

import type {Request} from '../../../tap/lengow/http/request.ts';
import {ACCOUNT} from '../api/json.ts';
import type {Bookmarked} from '../streams.ts';

type Limits = {
  readonly perMinute: number;
  readonly atOnce: number;
  /** What is read: nothing else may be asked for. */
  readonly streams: readonly Bookmarked[];
};

export class Contract {
  readonly #limits: Limits;
  readonly #fail: (message: string) => void;
  readonly #sent = new Map<string, number[]>();
  running = 0;
  /** Whether orders have been requested. */
  hasRead = false;
  /** The reason why no further request is allowed. */
  isOver: string | undefined;

  constructor(limits: Limits, fail: (message: string) => void) {
    this.#limits = limits;
    this.#fail = fail;
  }

  sent({method, headers}: Request, {path, query, nowMs}: {path: string; query: URLSearchParams; nowMs: number}): void {
    this.running += 1;
    const isLogin = path === '/access/get_token';
    if (this.isOver !== undefined) this.#fail(`a request was sent although ${this.isOver}`);
    if (this.running > this.#limits.atOnce)
      this.#fail(`${this.running} concurrent requests, but the limit is ${this.#limits.atOnce}`);
    if (method !== (isLogin ? 'POST' : 'GET') || !PATHS.has(path)) this.#fail(`${method} ${path} is not a read`);
    if (Number(query.get('page_size') ?? 1) > 100) this.#fail('page_size is over 100');
    if (!isLogin && (query.get('account_id') !== String(ACCOUNT) || !headers.authorization))
      this.#fail(`no account id or token in a request for ${path}`);
    this.#reads(path);
    this.#count(path, nowMs);
  }

  /** Only the lists that a selected stream comes from are read. */
  #reads(path: string): void {
    if (path !== ORDERS && path !== ACTIONS) return;
    this.hasRead = true;
    const isSelected = this.#limits.streams.some((stream) => (stream === 'order_action') === (path === ACTIONS));
    if (!isSelected) this.#fail(`${path} was requested, but none of its streams is read`);
  }

  ended(): void {
    this.running -= 1;
  }

  #count(path: string, nowMs: number): void {
    const sent = this.#sent.get(path) ?? [];
    this.#sent.set(path, sent);
    while ((sent[0] ?? nowMs) <= nowMs - 60_000) sent.shift();
    if (sent.push(nowMs) > this.#limits.perMinute) this.#fail(`${sent.length} requests for ${path} in a minute`);
  }
}

const ORDERS = '/v3.0/orders/';
const ACTIONS = '/v3.0/orders/actions/';
const PATHS = new Set(['/access/get_token', ORDERS, ACTIONS, '/v3.0/marketplaces/', '/rate-limits']);
