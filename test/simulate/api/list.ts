// A list of the API, such as its orders: the pages that answer queries for them, while they change.

import type {Chance} from '../chance.ts';
import type {Changes} from '../changes.ts';
import type {Order, Shop} from '../shop.ts';
import type {Traits} from '../traits.ts';
import {type Answer, json} from './answer.ts';
import {type Filters, find} from './filters.ts';
import {Lies, past} from './lies.ts';

export type ListOptions = {
  readonly shop: Shop;
  readonly traits: Traits;
  readonly chance: Chance;
  readonly lies: Chance;
  readonly changes: Changes;
  readonly filters: Filters;
  readonly jsonOf: (order: Order, showsSeconds: boolean) => string;
};

export type Ask = {
  readonly query: URLSearchParams;
  readonly arrives: boolean;
  readonly isQuiet: boolean;
  readonly nowMs: number;
};

export class List {
  readonly #options: ListOptions;
  readonly #lies: Lies;
  #page: readonly Order[] = [];
  /** The number of objects sent so far. */
  sent = 0;

  constructor(options: ListOptions) {
    this.#options = options;
    this.#lies = new Lies(options.traits, options.lies);
  }

  /** The number of false responses. */
  get lies(): number {
    return this.#lies.count;
  }

  answer(ask: Ask): Answer {
    const {query, isQuiet, nowMs} = ask;
    const {chance, traits, filters} = this.#options;
    const {api} = traits;
    const isRefused = api.ordering === 'refused' && query.has('ordering');
    if (isRefused || (filters.takesOneCode && api.isListRefused && query.get('marketplace')?.includes(',')))
      return json('{"error":{"code":400,"message":"unknown parameter"}}', 400);
    this.change(ask);
    const found = this.#found(ask);
    const size = api.pageSize ?? Math.min(Number(query.get('page_size') ?? 100), api.pageCap);
    const page = Number(query.get('page') ?? 1);
    const orders = found.slice((page - 1) * size, page * size);
    if (page > 1 && orders.length === 0 && api.isPastTheEndMissing) return json('{"detail":"Invalid page."}', 404);
    const answer = this.#written(orders, {count: found.length, hasMore: page * size < found.length});
    if (!isQuiet && chance.is(0.5)) this.#options.changes.perhaps(nowMs, this.#page);
    return answer;
  }

  /** Decides at random whether something changes before a response. */
  change({isQuiet, nowMs}: Pick<Ask, 'isQuiet' | 'nowMs'>): void {
    if (!isQuiet) this.#options.changes.perhaps(nowMs, this.#page);
  }

  #found({query, arrives, isQuiet, nowMs}: Ask): Order[] {
    const {shop, traits, chance, filters} = this.#options;
    const lie = isQuiet || !arrives ? undefined : this.#lies.next(query.toString());
    const sorted = lie?.ageMs ? past(shop, nowMs - lie.ageMs) : shop.sorted();
    const all = find(sorted, query, {api: traits.api, chance, nowMs, filters});
    return lie ? lie.kept(all) : all;
  }

  #written(orders: readonly Order[], {count, hasMore}: {count: number; hasMore: boolean}): Answer {
    const {shop, traits, jsonOf} = this.#options;
    const next = hasMore ? '"https://elsewhere/api/v3.0/orders/?page=2"' : 'null';
    const results = orders.map((order) => jsonOf(order, traits.api.showsSeconds)).join(',');
    this.sent += orders.length;
    this.#page = orders.map(({marketplace, id}) => shop.byKey.get(`${marketplace} ${id}`) as Order);
    return json(`{"count":${count},"next":${next},"previous":null,"results":[${results}]}`);
  }
}
