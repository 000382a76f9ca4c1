// Compares the durable tables with the shop: they must contain everything that a state claims.

import {ORDER_STREAMS, type OrderStream} from '../../helpers/streams.ts';
import type {Order, Shop} from '../shop.ts';
import {shown} from '../shop.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {isoOf} from '../time.ts';
import type {Traits} from '../traits.ts';
import type {Reading} from './begin.ts';
import {beginOf} from './begin.ts';
import {ALL, bookmarkOf, claimsOf} from './claims.ts';
import {partsOf} from './written.ts';

type DurableOptions = {
  readonly shop: Shop;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly reading: Reading;
  readonly fail: (message: string) => void;
};

export class DurableAudit {
  readonly #options: DurableOptions;
  /** The claims that have already been checked, keyed by stream and marketplace code. */
  readonly #held = new Map<string, number>();
  #loginMs: number | undefined;
  /** The latest instant that the run may claim. */
  upper = 0;

  constructor(options: DurableOptions) {
    this.#options = options;
    for (const stream of ORDER_STREAMS)
      for (const [code, instant] of claimsOf(options.reading.input, stream))
        this.#held.set(`${stream} ${code}`, instant);
  }

  loggedIn(atMs: number, upperMicros: number): void {
    if (this.#loginMs !== undefined) return;
    this.#loginMs = atMs;
    this.upper = Math.min(upperMicros, this.#options.reading.endDate ?? upperMicros);
  }

  /**
   * Checks promises 1 and 2: the tables contain everything that the API has shown since the login, from the claim's
   * start to its bookmark.
   */
  holds(state: unknown): void {
    for (const stream of ORDER_STREAMS)
      for (const [code, instant] of claimsOf(state, stream)) this.#claim(stream, code, instant);
  }

  /** Checks that a successful run has read everything that it had to read. */
  isComplete(state: unknown): void {
    const {reading, fail} = this.#options;
    if (this.#loginMs === undefined) fail('the run succeeded without a login');
    for (const stream of reading.streams) {
      const claims = claimsOf(state, stream);
      for (const code of reading.scope ?? [ALL]) {
        const bookmark = claims.get(code) ?? 0;
        const input = bookmarkOf(claimsOf(reading.input, stream), code) ?? 0;
        if (bookmark < this.upper && input < this.upper)
          fail(`the run succeeded with ${stream} ${code} at ${isoOf(bookmark)} instead of ${isoOf(this.upper)}`);
      }
    }
  }

  #claim(stream: OrderStream, code: string, instant: number): void {
    const held = this.#held.get(`${stream} ${code}`);
    if (held !== undefined && instant <= held) return;
    this.#held.set(`${stream} ${code}`, instant);
    const {fail} = this.#options;
    if (instant > this.upper) {
      // Before the login, the upper end is 0, so nothing may be claimed.
      fail(`${stream} ${code} claims ${isoOf(instant)}, which is later than the upper end, ${isoOf(this.upper)}`);
      return;
    }
    const from = beginOf(this.#options.reading, {stream, code, loginMs: this.#loginMs as number});
    const isFirst = held === undefined || held === claimsOf(this.#options.reading.input, stream).get(code);
    this.#rows({stream, code, from: isFirst ? from : Math.max(from, held), to: instant});
  }

  #rows(span: Span): void {
    for (const order of this.#options.shop.orders) if (this.#isClaimed(order, span)) this.#isThere(order, span);
  }

  #isClaimed(order: Order, {stream, code, from, to}: Span): boolean {
    const {traits} = this.#options;
    const at = shown(order.current.updatedAt, traits.api.showsSeconds);
    if (at < from || at > to || order.current.visibleMs > (this.#loginMs as number)) return false;
    const isOwn = code === ALL || order.marketplace === code;
    return isOwn && !isHidden(order, traits) && partsOf(order.current, stream).length > 0;
  }

  #isThere(order: Order, {stream, code, to}: Span): void {
    const {warehouse, fail} = this.#options;
    const {marketplace, id, current} = order;
    const key = `${marketplace} ${id}`;
    const newest = warehouse.newest(stream, key);
    const isIn = newest?.serial === current.serial;
    if (isIn && warehouse.isWhole(stream, key, partsOf(current, stream))) return;
    const found = newest ? `v${newest.serial}${isIn ? ' in part, or from an earlier run' : ''}` : 'not there';
    fail(
      `LOST: ${stream} ${code} claims ${isoOf(to)}, but ${key} v${current.serial} of ${isoOf(current.updatedAt)} is ${found}`,
    );
  }
}

type Span = {readonly stream: OrderStream; readonly code: string; readonly from: number; readonly to: number};

/** In a world with the seven-day default, no request can find an order that has no order date. */
export const isHidden = ({orderDate}: Order, {api}: Traits): boolean => api.sevenDays && orderDate === null;
