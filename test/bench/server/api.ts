// The parts of version 3 of Lengow's API that the tap and its peers use, serving the benchmark's orders. Requests are
// counted.

import type {IncomingMessage} from 'node:http';
import {ACCOUNT} from '../data/order.ts';
import {MARKETPLACES} from '../data/words.ts';
import type {Part} from './gzip.ts';
import {Limit} from './limit.ts';
import type {Orders} from './orders.ts';
import type {Counts} from './protocol.ts';

const TOKEN = 'token-of-the-benchmark';
const NOTHING = {token: 0, marketplaces: 0, orders: 0, refused: 0};
const LISTED = Object.fromEntries(
  MARKETPLACES.map(([code, , country]) => [code, {name: code, country, orders: {status: {}, actions: {}}}]),
);

export type Answer = {
  readonly status: number;
  readonly parts: readonly Part[];
  readonly headers?: Readonly<Record<string, string>>;
};

export class Api {
  readonly #orders: Orders;
  readonly #limit: Limit;
  readonly counts: Record<keyof Omit<Counts, 'bytes'>, number> = {...NOTHING};

  constructor(orders: Orders, perMinute?: number) {
    this.#orders = orders;
    this.#limit = new Limit(perMinute);
  }

  answer(request: IncomingMessage): Answer {
    const answer = this.#answer(request);
    if (answer.status !== 200) this.counts.refused += 1;
    return answer;
  }

  #answer({method, headers, url = ''}: IncomingMessage): Answer {
    const {pathname, searchParams} = new URL(url, 'http://localhost');
    if (method === 'POST' && pathname === '/access/get_token') return this.#token();
    if (headers.authorization !== TOKEN) return refusal(403, 'No token in headers');
    if (pathname === '/v3.0/marketplaces/') return this.#marketplaces();
    return pathname === '/v3.0/orders/' ? this.#page(searchParams) : refusal(404, 'Not found');
  }

  #token(): Answer {
    this.counts.token += 1;
    return json({token: TOKEN, account_id: ACCOUNT});
  }

  #marketplaces(): Answer {
    this.counts.marketplaces += 1;
    return json(LISTED);
  }

  #page(query: URLSearchParams): Answer {
    this.counts.orders += 1;
    const waitSeconds = this.#limit.take(performance.now());
    if (waitSeconds > 0) return {...refusal(429, 'Request limitation'), headers: {'retry-after': String(waitSeconds)}};
    const parts = this.#orders.page(query, 'http://localhost');
    return parts ? {status: 200, parts} : refusal(400, 'This server does not understand the query');
  }
}

const json = (body: unknown, status = 200): Answer => ({status, parts: [JSON.stringify(body)]});
const refusal = (code: number, message: string): Answer => json({error: {code, message}}, code);
