// Holds what a target made durable against the shop: everything that a state claims is in the tables.

import type {Order, Shop} from '../shop.ts';
import {shown} from '../shop.ts';
import type {StreamName} from '../target/message.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {DAY, isoOf} from '../time.ts';
import type {Traits} from '../traits.ts';
import {ALL, bookmarkOf, claimsOf} from './claims.ts';
import {partsOf} from './written.ts';

export type Reading = {
  readonly input: unknown;
  readonly streams: readonly StreamName[];
  /** Undefined: all. */
  readonly scope: readonly string[] | undefined;
  readonly lookbackDays: number;
  readonly endDate: number | undefined;
  readonly startDate: number | undefined;
};

type Options = {
  readonly shop: Shop;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly reading: Reading;
  readonly fail: (message: string) => void;
};

export class DurableAudit {
  readonly #options: Options;
  /** The claims that have been looked at, by stream and code. */
  readonly #held = new Map<string, number>();
  #loginMs: number | undefined;
  /** The latest instant that the run may claim. */
  upper = 0;

  constructor(options: Options) {
    this.#options = options;
    for (const stream of STREAMS)
      for (const [code, instant] of claimsOf(options.reading.input, stream))
        this.#held.set(`${stream} ${code}`, instant);
  }

  loggedIn(atMs: number, upperMicros: number): void {
    if (this.#loginMs !== undefined) return;
    this.#loginMs = atMs;
    this.upper = Math.min(upperMicros, this.#options.reading.endDate ?? upperMicros);
  }

  /** Promises 1 and 2: all that was shown from the login on, between where the claim began to read and its bookmark. */
  holds(state: unknown): void {
    for (const stream of STREAMS)
      for (const [code, instant] of claimsOf(state, stream)) this.#claim(stream, code, instant);
  }

  /** A run that ends well has read everything that it was asked for. */
  isComplete(state: unknown): void {
    const {reading, fail} = this.#options;
    if (this.#loginMs === undefined) fail('it ended well, without a login');
    for (const stream of reading.streams) {
      const claims = claimsOf(state, stream);
      for (const code of reading.scope ?? [ALL]) {
        const bookmark = claims.get(code) ?? 0;
        const input = bookmarkOf(claimsOf(reading.input, stream), code) ?? 0;
        if (bookmark < this.upper && input < this.upper)
          fail(`it ended well, with ${stream} ${code} at ${isoOf(bookmark)} and not ${isoOf(this.upper)}`);
      }
    }
  }

  /** Where a claim began to read. */
  #from(stream: StreamName, code: string): number {
    const {input, lookbackDays, startDate} = this.#options.reading;
    const bookmark = bookmarkOf(claimsOf(input, stream), code);
    const start = startDate ?? (this.#loginMs as number) * 1000 - 729 * DAY;
    if (bookmark === undefined) return start;
    return start > bookmark ? bookmark - lookbackDays * DAY : Math.max(start, bookmark - lookbackDays * DAY);
  }

  #claim(stream: StreamName, code: string, instant: number): void {
    const held = this.#held.get(`${stream} ${code}`);
    if (held !== undefined && instant <= held) return;
    this.#held.set(`${stream} ${code}`, instant);
    const {fail} = this.#options;
    if (instant > this.upper) {
      // Before the login nothing may be claimed: the upper end is then 0.
      fail(`${stream} ${code} claims ${isoOf(instant)}, later than ${isoOf(this.upper)}`);
      return;
    }
    const from = this.#from(stream, code);
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

  #isThere({marketplace, id, current}: Order, {stream, code, to}: Span): void {
    const newest = this.#options.warehouse.newest(stream, `${marketplace} ${id}`);
    if (newest !== undefined && newest.serial >= current.serial) return;
    const found = newest ? `v${newest.serial}` : 'not there';
    const order = `${marketplace} ${id} v${current.serial} of ${isoOf(current.updatedAt)}`;
    this.#options.fail(`LOST: ${stream} ${code} claims ${isoOf(to)}, but ${order} is ${found}`);
  }
}

type Span = {readonly stream: StreamName; readonly code: string; readonly from: number; readonly to: number};

export const STREAMS = ['order', 'order_tracking'] as const;

/** In a world with the seven-day default an order without an order date cannot be asked for. */
export const isHidden = ({orderDate}: Order, {api}: Traits): boolean => api.sevenDays && orderDate === null;
