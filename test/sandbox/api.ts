// Computes Lengow's response from the current state of the shop. Sockets and faults are handled elsewhere.
import {actionsPage} from './actions/page.ts';
import {type Answer, type Asked, failure, json} from './answer.ts';
import type {Shortage} from './faults.ts';
import type {SandboxOptions} from './options.ts';
import {pageOf} from './page.ts';
import {RateLimiter} from './rate-limiter.ts';
import type {Shop} from './shop.ts';
import {Tokens} from './tokens.ts';

export class Api {
  readonly tokens: Tokens;
  readonly #shop: Shop;
  readonly #options: SandboxOptions;
  readonly #limiter = new RateLimiter();

  constructor(shop: Shop, options: SandboxOptions) {
    this.#shop = shop;
    this.#options = options;
    this.tokens = new Tokens(options, shop.accountId, () => shop.clock.now());
  }

  /** Calls `beforeList` only if the request is a valid request for orders or actions. */
  async respond(asked: Asked, beforeList: () => Promise<void>, shortage?: Shortage): Promise<Answer> {
    const refused = this.#limiter.refusal(asked.route, this.#options.rateLimit);
    if (refused) return refused;
    if (asked.route === 'unknown') return failure(404, `Not found: ${asked.path}`);
    if (asked.route === 'v2') return this.#shop.v2.answer(asked);
    if (asked.route === 'token') return this.tokens.login(asked);
    const refusal = this.tokens.refusal(asked);
    if (refusal) return refusal;
    if (asked.route !== 'orders' && asked.route !== 'actions') return this.#answer(asked);
    await beforeList();
    return asked.route === 'orders' ? this.#orders(asked, shortage) : this.#actions(asked);
  }

  #answer(asked: Asked): Answer {
    if (asked.route === 'vidr') return this.#shop.vidr.answer(asked);
    if (asked.route === 'zfs') return this.#shop.zfs.respond(asked.path);
    if (asked.route === 'limits') return json(this.#limiter.limits(this.#options.rateLimit));
    return asked.route === 'me' ? this.tokens.me(asked) : this.#marketplaces(asked);
  }

  #orders({query, origin}: Asked, shortage: Shortage | undefined): Answer {
    const question = {query, options: this.#options, now: this.#shop.clock.now()};
    const body = pageOf(this.#shop, question, origin, shortage);
    return body === undefined ? json({detail: 'Invalid page.'}, 404) : {status: 200, body};
  }

  #actions({query, origin}: Asked): Answer {
    const question = {query, options: this.#options, now: this.#shop.clock.now()};
    return actionsPage(this.#shop.actions.shown, question, origin);
  }

  #marketplaces({query}: Asked): Answer {
    const wanted = query.get('marketplace')?.toLowerCase().split(',');
    const all = Object.entries(this.#shop.marketplacesAnswer);
    return json(Object.fromEntries(all.filter(([code]) => !wanted || wanted.includes(code.toLowerCase()))));
  }
}
