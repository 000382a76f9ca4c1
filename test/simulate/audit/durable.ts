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
    for (const stream of STREAMS) for (const [code, instant] of claimsOf(options.reading.input, stream)) this.#held.set(`${stream} ${code}`, instant);
  }

  loggedIn(atMs: number, upperMicros: number): void {
    if (this.#loginMs !== undefined) return;
    this.#loginMs = atMs;
    this.upper = Math.min(upperMicros, this.#options.reading.endDate ?? upperMicros);
  }

  /** Promises 1 and 2: all that was shown from the login on, between where the claim began to read and its bookmark. */
  holds(state: unknown): void {
    for (const stream of STREAMS) for (const [code, instant] of claimsOf(state, stream)) this.#claim(stream, code, instant);
  }

  /** A run that ends well has read everything that it was asked for. */
  isComplete(state: unknown): void {
    const {reading, fail} = this.#options;
    for (const stream of reading.streams) {
      const claims = claimsOf(state, stream);
      for (const code of reading.scope ?? [ALL]) {
        const bookmark = claims.get(code) ?? 0;
        const input = bookmarkOf(claimsOf(reading.input, stream), code) ?? 0;
        if (bookmark < this.upper && input < this.upper) fail(`it ended well, with ${stream} ${code} at ${isoOf(bookmark)} and not ${isoOf(this.upper)}`);
      }
    }
  }

  /** Where a claim began to read. */
  #from(stream: StreamName, code: string): number {
    const {input, lookbackDays, startDate} = this.#options.reading;
    const bookmark = bookmarkOf(claimsOf(input, stream), code);
    const start = startDate ?? ((this.#loginMs as number) * 1000 - 729 * DAY);
    if (bookmark === undefined) return start;
    return start > bookmark ? bookmark - lookbackDays * DAY : Math.max(start, bookmark - lookbackDays * DAY);
  }

  #claim(stream: StreamName, code: string, instant: number): void {
    const held = this.#held.get(`${stream} ${code}`);
    if (held !== undefined && instant <= held) return;
    this.#held.set(`${stream} ${code}`, instant);
    const {fail} = this.#options;
    if (this.#loginMs === undefined) return fail('a bookmark moved before the login');
    if (instant > this.upper) return fail(`${stream} ${code} claims ${isoOf(instant)}, later than ${isoOf(this.upper)}`);
    const from = this.#from(stream, code);
    const isFirst = held === undefined || held === claimsOf(this.#options.reading.input, stream).get(code);
    this.#rows({stream, code, from: isFirst ? from : Math.max(from, held), to: instant});
  }

  #rows({stream, code, from, to}: {stream: StreamName; code: string; from: number; to: number}): void {
    const {shop, traits, warehouse, fail} = this.#options;
    for (const order of shop.orders) {
      const at = shown(order.current.updatedAt, traits.api.showsSeconds);
      if (at < from || at > to || order.current.visibleMs > (this.#loginMs as number)) continue;
      if ((code !== ALL && order.marketplace !== code) || isHidden(order, traits)) continue;
      if (partsOf(order.current, stream).length === 0) continue;
      const newest = warehouse.newest(stream, `${order.marketplace} ${order.id}`);
      if (newest === undefined || newest.serial < order.current.serial)
        fail(`LOST: ${stream} ${code} claims ${isoOf(to)}, but ${order.marketplace} ${order.id} v${order.current.serial} of ${isoOf(at)} is ${newest ? `v${newest.serial}` : 'not there'}`);
    }
  }
}

export const STREAMS = ['order', 'order_tracking'] as const;

/** In a world with the seven-day default an order without an order date cannot be asked for. */
export const isHidden = ({orderDate}: Order, {api}: Traits): boolean => api.sevenDays && orderDate === null;
