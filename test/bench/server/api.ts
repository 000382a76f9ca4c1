// The parts of version 3 of Lengow's API that the tap and its peers use, serving the benchmark's orders. Requests are
// counted.

import type {IncomingMessage} from 'node:http';
import {ACCOUNT} from '../data/order.ts';
import {MARKETPLACES} from '../data/words.ts';
import type {Part} from './gzip.ts';
import {Limit} from './limit.ts';
import type {Counts} from './protocol.ts';

const TOKEN = 'token-of-the-benchmark';
const NOTHING = {token: 0, marketplaces: 0, orders: 0, actions: 0, refused: 0};
const LISTS: Readonly<Record<string, keyof Lists>> = {'/v3.0/orders/': 'orders', '/v3.0/orders/actions/': 'actions'};
const LISTED = Object.fromEntries(
  MARKETPLACES.map(([code, , country]) => [code, {name: code, country, orders: {status: {}, actions: {}}}]),
);

/** What is read page by page. */
type Lists = Readonly<Record<'orders' | 'actions', List>>;

/** Returns a page; undefined if it does not understand the query. */
type List = {page(query: URLSearchParams, url: string): readonly Part[] | undefined};

export type Answer = {
  readonly status: number;
  readonly parts: readonly Part[];
  readonly headers?: Readonly<Record<string, string>>;
};

export class Api {
  readonly #lists: Lists;
  readonly #limits: Readonly<Record<keyof Lists, Limit>>;
  readonly counts: Record<keyof Omit<Counts, 'bytes'>, number> = {...NOTHING};

  constructor(lists: Lists, perMinute?: number) {
    this.#lists = lists;
    this.#limits = {orders: new Limit(perMinute), actions: new Limit(perMinute)};
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
    const list = LISTS[pathname];
    return list ? this.#page(list, searchParams, `http://localhost/api${pathname}`) : refusal(404, 'Not found');
  }

  #token(): Answer {
    this.counts.token += 1;
    return json({token: TOKEN, account_id: ACCOUNT});
  }

  #marketplaces(): Answer {
    this.counts.marketplaces += 1;
    return json(LISTED);
  }

  #page(list: keyof Lists, query: URLSearchParams, url: string): Answer {
    this.counts[list] += 1;
    const waitSeconds = this.#limits[list].take(performance.now());
    if (waitSeconds > 0) return {...refusal(429, 'Request limitation'), headers: {'retry-after': String(waitSeconds)}};
    const parts = this.#lists[list].page(query, url);
    return parts ? {status: 200, parts} : refusal(400, 'This server does not understand the query');
  }
}

const json = (body: unknown, status = 200): Answer => ({status, parts: [JSON.stringify(body)]});
const refusal = (code: number, message: string): Answer => json({error: {code, message}}, code);
