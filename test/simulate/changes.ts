// Changes a shop during a run: creates orders, changes one or many at an instant, and makes some visible late.

import type {Chance} from './chance.ts';
import {type Given, lines, seedOrder, trackings} from './seed-orders.ts';
import type {Change, Order, SeedOrder, Shop} from './shop.ts';
import type {Traits} from './traits.ts';

type Kind = 'update' | 'aimed' | 'create' | 'bulk' | 'silent';

/** What is created, and what can change in it besides its time. */
export type Makes = {
  readonly create: (given: Given) => SeedOrder;
  readonly change: (order: Order, chance: Chance) => Change;
  readonly changeInBulk: (order: Order, chance: Chance) => Change;
};

const MAKES: Makes = {
  create: seedOrder,
  change: (_, chance) => {
    const content = {lines: lines(chance), trackings: trackings(chance)};
    return chance.is(0.6) ? content : {};
  },
  changeInBulk: () => ({}),
};

type ChangesOptions = {
  readonly traits: Traits;
  readonly chance: Chance;
  readonly trace: (text: () => string) => void;
  readonly makes?: Makes;
};

export class Changes {
  readonly #shop: Shop;
  readonly #traits: Traits;
  readonly #chance: Chance;
  readonly #trace: (text: () => string) => void;
  readonly #kinds: readonly Kind[];
  readonly #makes: Makes;

  constructor(shop: Shop, {traits, chance, trace, makes = MAKES}: ChangesOptions) {
    this.#shop = shop;
    this.#traits = traits;
    this.#chance = chance;
    this.#trace = trace;
    this.#makes = makes;
    this.#kinds = ['update', 'aimed', 'aimed', 'create', 'bulk', ...(traits.silent ? (['silent'] as const) : [])];
  }

  /** Decides at random whether to change some orders now. @param page the page that is being read or was just read */
  perhaps(nowMs: number, page: readonly Order[]): void {
    if (!this.#chance.is(this.#traits.changes)) return;
    this.some(nowMs, page, this.#chance.int(1, this.#traits.changed));
  }

  some(nowMs: number, page: readonly Order[], count: number): void {
    for (let left = count; left > 0; left -= 1) this.#one(this.#chance.pick(this.#kinds), nowMs, page);
  }

  #one(kind: Kind, nowMs: number, page: readonly Order[]): void {
    const {orders} = this.#shop;
    if (kind === 'create' || orders.length === 0) this.#create(nowMs);
    else if (kind === 'bulk') this.#bulk(nowMs);
    else this.#change(kind, this.#chance.pick(kind === 'aimed' && page.length > 0 ? page : orders), nowMs);
  }

  #create(nowMs: number): void {
    if (this.#shop.orders.length >= 4000) return;
    const instant = this.#stamp(nowMs);
    const order = this.#shop.create({
      ...this.#makes.create({traits: this.#traits, chance: this.#chance, now: nowMs * 1000, instant}),
      visibleMs: nowMs,
    });
    this.#trace(() => `  shop: ${name(order)} is new`);
  }

  #bulk(nowMs: number): void {
    if (!this.#chance.is(0.2)) return;
    const {orders} = this.#shop;
    const updatedAt = this.#stamp(nowMs);
    const first = this.#chance.int(0, orders.length - 1);
    const changed = orders.slice(first, first + this.#chance.magnitude(2, 250));
    for (const order of changed)
      this.#shop.change(order, {...this.#makes.changeInBulk(order, this.#chance), updatedAt, visibleMs: nowMs});
    this.#trace(
      () => `  shop: ${changed.length} orders change at one instant: ${changed.map(name).join(', ').slice(0, 300)}`,
    );
  }

  #change(kind: Kind, order: Order, nowMs: number): void {
    const stamp = kind !== 'silent' && {updatedAt: this.#stamp(nowMs)};
    const content = this.#makes.change(order, this.#chance);
    this.#shop.change(order, {...stamp, visibleMs: nowMs, ...content});
    this.#trace(() => `  shop: ${name(order)} changes${kind === 'silent' ? ' silently' : ''}`);
  }

  /** Returns the timestamp of a change that becomes visible now. The timestamp can be earlier than the current time. */
  #stamp(nowMs: number): number {
    const {lateMicros, precision} = this.#traits;
    const late = lateMicros > 0 && this.#chance.is(0.4) ? this.#chance.next() * lateMicros : 0;
    const micros = nowMs * 1000 - late;
    const stamped = Math.floor(micros / precision) * precision;
    return stamped < nowMs * 1000 - lateMicros ? Math.floor(micros) : stamped;
  }
}

const name = ({marketplace, id, current}: Order): string =>
  `${marketplace} ${id} (v${current.serial}, ${current.updatedAt})`;
