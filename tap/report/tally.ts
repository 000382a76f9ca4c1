// What a run has done so far, in numbers: for its log lines and for its report.

import {sum} from '../../values/sum.ts';
import {ACTIONS_PATH} from '../lengow/actions/path.ts';
import {type Requested, routeOf, type WaitReason} from '../lengow/http/call.ts';
import {ORDERS_PATH} from '../lengow/orders/path.ts';
import {COMMANDS_ROUTE} from '../lengow/v2/path.ts';
import type {Noun} from '../lengow/walk/route.ts';
import {ListTally} from './list-tally.ts';
import {Waits} from './waits.ts';

export class Tally {
  /** How many records of each stream have been passed to stdout. */
  readonly records = new Map<string, number>();
  /** Requests that did not get a usable response: their number by HTTP status, or by what went wrong. */
  readonly failed = new Map<string, number>();
  readonly waited: Readonly<Record<WaitReason, Waits>> = {limit: new Waits(), retry_after: new Waits()};
  readonly lists: Readonly<Record<Noun, ListTally>> = {
    orders: new ListTally(ORDERS_PATH, COMMANDS_ROUTE),
    actions: new ListTally(ACTIONS_PATH),
  };
  otherRequests = 0;
  invalidValues = 0;
  /** When the last `Retry-After` ends, in milliseconds since 1970. */
  retryAtMs: number | undefined;

  get requests(): number {
    return sum([this.otherRequests, ...this.#lists.map(({requests}) => requests)]);
  }

  /** How many objects have been read, from all lists. */
  get read(): number {
    return sum(this.#lists.map(({read}) => read));
  }

  get #lists(): readonly ListTally[] {
    return Object.values(this.lists);
  }

  requested({failure, ...call}: Pick<Requested, 'path' | 'route' | 'failure'>): void {
    const list = this.#lists.find(({routes}) => routes.includes(routeOf(call)));
    if (list) list.requests += 1;
    else this.otherRequests += 1;
    if (failure !== undefined) count(this.failed, String(failure), 1);
  }

  askedToWait(untilMs: number): void {
    this.retryAtMs = Math.max(this.retryAtMs ?? 0, untilMs);
  }

  wrote(stream: string, records: number): void {
    count(this.records, stream, records);
  }
}

const count = (numbers: Map<string, number>, name: string, more: number): void =>
  void numbers.set(name, (numbers.get(name) ?? 0) + more);
