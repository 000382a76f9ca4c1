// What a run has done so far, in numbers: for its log lines and for its report.

import type {Requested, WaitReason} from '../lengow/http/call.ts';
import {ORDERS_PATH} from '../lengow/orders/path.ts';
import type {Order} from '../lengow/walk/order.ts';
import type {Page} from '../lengow/walk/page.ts';
import {Waits} from './waits.ts';

// Two feeds that import the same marketplace repeat every order, and memory must not grow with history.
const MOST_REPEATED = 100_000;

export class Tally {
  /** How many records of each stream have been passed to stdout. */
  readonly records = new Map<string, number>();
  /** Requests that did not get a usable response: their number by HTTP status, or by what went wrong. */
  readonly failed = new Map<string, number>();
  readonly waited: Readonly<Record<WaitReason, Waits>> = {limit: new Waits(), retry_after: new Waits()};
  orders = 0;
  /** How many objects other than orders have been read, by what they are called. */
  readonly others = new Map<string, number>();
  oldest = Number.POSITIVE_INFINITY;
  newest = Number.NEGATIVE_INFINITY;
  orderRequests = 0;
  otherRequests = 0;
  invalidValues = 0;
  /** When the last `Retry-After` ends, in milliseconds since 1970. */
  retryAtMs: number | undefined;
  readonly #repeated = new Set<string>();

  get requests(): number {
    return this.orderRequests + this.otherRequests;
  }

  /** How many orders a response listed more than once. */
  get repeated(): number {
    return this.#repeated.size;
  }

  requested({path, failure}: Pick<Requested, 'path' | 'failure'>): void {
    if (path === ORDERS_PATH) this.orderRequests += 1;
    else this.otherRequests += 1;
    if (failure !== undefined) count(this.failed, String(failure), 1);
  }

  askedToWait(untilMs: number): void {
    this.retryAtMs = Math.max(this.retryAtMs ?? 0, untilMs);
  }

  received({repeated = []}: Page): void {
    for (const {key} of repeated) if (this.#repeated.size < MOST_REPEATED) this.#repeated.add(key);
  }

  read(orders: readonly Order[]): void {
    this.orders += orders.length;
    for (const {updatedAt} of orders) {
      this.oldest = Math.min(this.oldest, updatedAt);
      this.newest = Math.max(this.newest, updatedAt);
    }
  }

  readOthers(noun: string, objects: number): void {
    count(this.others, noun, objects);
  }

  wrote(stream: string, records: number): void {
    count(this.records, stream, records);
  }
}

const count = (numbers: Map<string, number>, name: string, more: number): void =>
  void numbers.set(name, (numbers.get(name) ?? 0) + more);
