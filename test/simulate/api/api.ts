// Simulates the API: computes its response to a request that arrives at a given time. Network faults are handled
// elsewhere.

import type {Chance} from '../chance.ts';
import type {Changes} from '../changes.ts';
import type {Order, Shop} from '../shop.ts';
import type {Traits} from '../traits.ts';
import {find} from './filters.ts';
import {ACCOUNT, marketplacesJson, orderJson} from './json.ts';
import {Lies, past} from './lies.ts';

export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly token: string;
  /** Whether the response will reach the tap. False responses that never arrive do not count. */
  readonly arrives: boolean;
};

type World = {
  readonly shop: Shop;
  readonly traits: Traits;
  readonly chance: Chance;
  readonly changes: Changes;
};

export class Api {
  readonly #world: World;
  readonly #tokens = new Map<string, number>();
  readonly #lies: Lies;
  #page: readonly Order[] = [];
  #arrivals = new Map<string, number[]>();
  /** When true, no request is refused and no order changes; the API's other traits remain in effect. */
  isQuiet = false;
  /** The number of orders sent so far. */
  sent = 0;

  constructor(world: World) {
    this.#world = world;
    this.#lies = new Lies(world.traits, world.chance.fork('lies'));
  }

  /** The number of false responses. */
  get lies(): number {
    return this.#lies.count;
  }

  answer(asked: Asked, nowMs: number): Answer {
    const refused = this.#limited(asked.path, nowMs) ?? this.#refused(asked, nowMs);
    if (refused) return this.#dated(refused, nowMs);
    const isLogin = asked.path === '/access/get_token';
    return this.#dated(this.#routed(asked, nowMs), nowMs + (isLogin ? this.#world.traits.api.aheadMs : 0));
  }

  #routed({path, query, arrives}: Asked, nowMs: number): Answer {
    if (path === '/access/get_token') return this.#login(nowMs);
    if (path === '/v3.0/marketplaces/') return json(marketplacesJson(listed(this.#world.traits)));
    if (path === '/rate-limits') return this.#routeLimits(nowMs);
    return this.#orders({query, arrives}, nowMs);
  }

  /** Some answers state no time, a wrong one, or no limit of the route that is asked for. */
  #routeLimits(nowMs: number): Answer {
    const {chance} = this.#world;
    const seconds = [null, 0, 1, this.#secondsLeft('/v3.0/orders/', nowMs), 100_000];
    const url_base = chance.pick(['/orders', '/orders', '/elsewhere']);
    return json(JSON.stringify([{method: 'GET', url_base, boundary: 500, remaining_time: chance.pick(seconds)}]));
  }

  #secondsLeft(path: string, nowMs: number): number {
    const [oldest] = this.#arrivals.get(path) ?? [];
    return Math.ceil(((oldest ?? nowMs) + 60_000 - nowMs) / 1000);
  }

  #orders({query, arrives}: Pick<Asked, 'query' | 'arrives'>, nowMs: number): Answer {
    const {shop, traits, chance, changes} = this.#world;
    const {api} = traits;
    if (!this.isQuiet) changes.perhaps(nowMs, this.#page);
    const lie = this.isQuiet || !arrives ? undefined : this.#lies.next(query.toString());
    const all = find(lie?.ageMs ? past(shop, nowMs - lie.ageMs) : shop.sorted(), query, {api, chance, nowMs});
    const found = lie ? lie.kept(all) : all;
    const size = Math.min(Number(query.get('page_size') ?? 100), api.pageCap);
    const page = Number(query.get('page') ?? 1);
    const orders = found.slice((page - 1) * size, page * size);
    if (page > 1 && orders.length === 0 && api.isPastTheEndMissing) return json('{"detail":"Invalid page."}', 404);
    const next = page * size < found.length ? '"https://elsewhere/api/v3.0/orders/?page=2"' : 'null';
    const results = orders.map((order) => orderJson(order, api.showsSeconds)).join(',');
    this.sent += orders.length;
    this.#page = orders.map(({marketplace, id}) => shop.byKey.get(`${marketplace} ${id}`) as Order);
    if (!this.isQuiet && chance.is(0.5)) changes.perhaps(nowMs, this.#page);
    return json(`{"count":${found.length},"next":${next},"previous":null,"results":[${results}]}`);
  }

  #login(nowMs: number): Answer {
    const token = `token-${this.#tokens.size + 1}`;
    this.#tokens.set(token, nowMs);
    return json(JSON.stringify({token, account_id: ACCOUNT, user_id: 1}));
  }

  #refused({path, token}: Asked, nowMs: number): Answer | undefined {
    if (path === '/access/get_token') return;
    const {api} = this.#world.traits;
    const bornMs = this.#tokens.get(token);
    const isDead = bornMs === undefined || nowMs - bornMs > api.tokenSeconds * 1000;
    const isRevoked = !this.isQuiet && this.#world.chance.is(api.refusals);
    if (isRevoked) this.#tokens.delete(token);
    if (isDead || isRevoked) return json('{"error":{"code":403,"message":"no"}}', this.#world.chance.pick([401, 403]));
    return;
  }

  #limited(path: string, nowMs: number): Answer | undefined {
    const {traits, chance} = this.#world;
    const recent = this.#arrivals.get(path) ?? [];
    this.#arrivals.set(path, recent);
    while ((recent[0] ?? nowMs) <= nowMs - 60_000) recent.shift();
    if (recent.length < traits.api.perMinute) {
      recent.push(nowMs);
      return;
    }
    const seconds = this.#secondsLeft(path, nowMs);
    const after = [
      {},
      {'retry-after': String(seconds)},
      {'retry-after': new Date(nowMs + (seconds + 1) * 1000).toUTCString()},
    ];
    // Without a Date header to compare it with, a Retry-After date can be hours off.
    const headers = saysTime(traits) ? chance.pick(after) : after[1];
    return {...json('{"detail":"throttled"}', 429), headers: headers as Record<string, string>};
  }

  #dated(answer: Answer, nowMs: number): Answer {
    if (!saysTime(this.#world.traits)) return answer;
    return {...answer, headers: {...answer.headers, date: new Date(nowMs).toUTCString()}};
  }
}

/** A machine whose clock is fast always receives the Date header, because the tap then needs the server's time. */
export const saysTime = ({api, clockOffMs}: Traits): boolean => api.saysTime || clockOffMs > 0;

const listed = ({marketplaces, unlisted}: Traits): string[] => marketplaces.filter((code) => !unlisted.includes(code));

const json = (body: string, status = 200): Answer => ({status, body, headers: {}});
