// Compares the durable tables with the shop: they must contain everything that a state newly claims, and in the end
// everything that the run was to read.

import {bookmarkIn, claimsIn} from '../claims/bookmark.ts';
import {type Claims, claimedFor} from '../claims/claims.ts';
import {has, less, type Ranges} from '../claims/ranges.ts';
import type {Order} from '../shop.ts';
import {shown} from '../shop.ts';
import type {Shops} from '../shops.ts';
import type {Bookmarked} from '../streams.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {isoOf} from '../time.ts';
import type {Traits} from '../traits.ts';
import {partsOf} from './parts.ts';
import type {Reading, Wanted} from './wanted.ts';

type DurableOptions = {
  readonly shops: Shops;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly reading: Reading;
  readonly fail: (message: string) => void;
};

export class DurableAudit {
  readonly #options: DurableOptions;
  /** The claims that have already been checked, keyed by stream. */
  readonly #held = new Map<Bookmarked, {readonly text: string; readonly claims: Claims}>();
  #loginMs: number | undefined;

  constructor(options: DurableOptions) {
    this.#options = options;
  }

  loggedIn(atMs: number): void {
    this.#loginMs ??= atMs;
  }

  /**
   * Checks promises 1 and 2: the tables contain everything that the API has shown since the login, in all that the
   * state claims and the run's first state did not.
   */
  holds(state: unknown, first: unknown): void {
    for (const stream of this.#options.reading.streams) {
      const text = JSON.stringify(bookmarkIn(state, stream));
      const held = this.#held.get(stream);
      if (text === held?.text) continue;
      const claims = this.#claims(state, stream);
      const before = held?.claims ?? this.#claims(first, stream);
      this.#held.set(stream, {text, claims});
      this.#rows(stream, (code) => less(claimedFor(claims, code), claimedFor(before, code)), 'is claimed');
    }
  }

  /** A complete run has written all that it was to read, claimed or not. */
  isAllThere(wanted: Wanted): void {
    for (const stream of this.#options.reading.streams)
      this.#rows(stream, (code) => (wanted.isInScope(code) ? wanted.must(stream, code) : []), 'was to be read');
  }

  #claims(state: unknown, stream: Bookmarked): Claims {
    return claimsIn(state, stream, this.#options.reading.lookbackDays);
  }

  /** @param rangesFor what must be there, by marketplace */
  #rows(stream: Bookmarked, rangesFor: (code: string) => Ranges, why: string): void {
    const known = new Map<string, Ranges>();
    for (const order of this.#options.shops.of(stream).orders) {
      const ranges = known.get(order.marketplace) ?? rangesFor(order.marketplace);
      known.set(order.marketplace, ranges);
      if (has(ranges, stampOf(order, this.#options.traits)) && this.#isShown(order, stream))
        this.#isThere(order, stream, why);
    }
  }

  #isShown(order: Order, stream: Bookmarked): boolean {
    if (this.#loginMs === undefined || order.current.visibleMs > this.#loginMs) return false;
    return !isHidden(order, this.#options.traits) && partsOf(order.current, stream).length > 0;
  }

  #isThere(order: Order, stream: Bookmarked, why: string): void {
    const {warehouse, fail} = this.#options;
    const {marketplace, id, current} = order;
    const key = `${marketplace} ${id}`;
    const newest = warehouse.newest(stream, key);
    const isIn = newest?.serial === current.serial;
    if (isIn && warehouse.isWhole(stream, key, partsOf(current, stream, newest.parcels))) return;
    const found = newest ? `v${newest.serial}${isIn ? ' in part, or from an earlier run' : ''}` : 'not there';
    fail(`LOST: ${stream} ${key} v${current.serial} of ${isoOf(current.updatedAt)} ${why}, but it is ${found}`);
  }
}

/** The instant at which the API shows an order. */
export const stampOf = ({current}: Order, {api}: Traits): number => shown(current.updatedAt, api.showsSeconds);

/** In a world with the seven-day default, no request can find an order that has no order date. */
export const isHidden = ({orderDate}: Order, {api}: Traits): boolean => api.sevenDays && orderDate === null;
