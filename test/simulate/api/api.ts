// Simulates the API: computes its response to a request that arrives at a given time. Network faults are handled
// elsewhere.

import type {Chance} from '../chance.ts';
import type {Changes} from '../changes.ts';
import type {Shop} from '../shop.ts';
import type {Traits} from '../traits.ts';
import {actionJson} from './action-json.ts';
import {type Answer, json} from './answer.ts';
import {ACTION_FILTERS, ORDER_FILTERS} from './filters.ts';
import {ACCOUNT, orderJson} from './json.ts';
import {List} from './list.ts';
import {marketplacesJson} from './marketplaces.ts';

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
  readonly actions: {readonly shop: Shop; readonly traits: Traits; readonly changes: Changes};
};

export class Api {
  readonly #world: World;
  readonly #tokens = new Map<string, number>();
  readonly #orders: List;
  readonly #actions: List;
  #arrivals = new Map<string, number[]>();
  /** When true, no request is refused and no order changes; the API's other traits remain in effect. */
  isQuiet = false;

  constructor(world: World) {
    const {chance, actions} = world;
    this.#world = world;
    this.#orders = new List({...world, lies: chance.fork('lies'), filters: ORDER_FILTERS, jsonOf: orderJson});
    this.#actions = new List({
      ...actions,
      chance: chance.fork('actions'),
      lies: chance.fork('lies about actions'),
      filters: ACTION_FILTERS,
      jsonOf: actionJson,
    });
  }

  /** The numbers of false responses, and of orders and actions sent so far. */
  get counts(): {readonly lies: number; readonly orders: number; readonly actions: number} {
    const [orders, actions] = [this.#orders, this.#actions];
    return {lies: orders.lies + actions.lies, orders: orders.sent, actions: actions.sent};
  }

  answer(asked: Asked, nowMs: number): Answer {
    const refused = this.#limited(asked.path, nowMs) ?? this.#refused(asked, nowMs);
    if (refused) return this.#dated(refused, nowMs);
    const isLogin = asked.path === '/access/get_token';
    return this.#dated(this.#routed(asked, nowMs), nowMs + (isLogin ? this.#world.traits.api.aheadMs : 0));
  }

  #routed({path, query, arrives}: Asked, nowMs: number): Answer {
    const {traits} = this.#world;
    if (path === '/access/get_token') return this.#login(nowMs);
    if (path === '/v3.0/marketplaces/') return json(marketplacesJson(listed(traits), traits.parts.length > 0));
    if (path === '/rate-limits') return this.#routeLimits(nowMs);
    const ask = {query, arrives, isQuiet: this.isQuiet, nowMs};
    if (path === '/v3.0/orders/actions/') return this.#actions.answer(ask);
    // Actions also change while orders are read.
    if (traits.hasActions) this.#actions.change(ask);
    return this.#orders.answer(ask);
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

export const listed = ({marketplaces, unlisted}: Traits): string[] =>
  marketplaces.filter((code) => !unlisted.includes(code));
