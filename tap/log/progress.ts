// Reports what a run is doing: a live line on a terminal, otherwise a line every ten seconds and metrics.

import {type Listener, type Requested, routeOf, type WaitReason} from '../lengow/http/call.ts';
import type {CollectionListener} from '../lengow/walk/collection.ts';
import type {Order} from '../lengow/walk/order.ts';
import type {Page} from '../lengow/walk/page.ts';
import type {Noun} from '../lengow/walk/route.ts';
import type {Runtime} from '../process/runtime.ts';
import type {Facts} from '../report/facts.ts';
import {lookInto} from '../report/look.ts';
import {Budget} from './budget.ts';
import type {Log} from './log.ts';
import {requestLine} from './request-line.ts';
import {type Situation, summaries} from './summary.ts';
import {amount, duration} from './words.ts';

const LINE_EVERY_MS = 10_000;
const DRAW_EVERY_MS = 200;

type ProgressOptions = {
  readonly log: Log;
  readonly runtime: Pick<Runtime, 'elapsedMs' | 'every' | 'now'>;
  readonly output: {readonly isWaiting: boolean};
  readonly requestsPerMinute: number;
  /** Where the numbers are kept. */
  readonly facts: Facts;
};

export class Progress implements Listener, CollectionListener {
  readonly #log: Log;
  readonly #runtime: ProgressOptions['runtime'];
  readonly #output: ProgressOptions['output'];
  readonly #budget: Budget;
  readonly #startMs: number;
  readonly #tally: Facts['tally'];
  readonly #drift: Facts['drift'];
  /** The records that metrics have reported so far. */
  readonly #reported = new Map<string, number>();
  /** What is being read. */
  #noun: Noun = 'orders';
  #expected = 0;
  /** The time at which the request budget allows the next request. */
  #budgetFreeMs = 0;
  #stop: () => void = () => {};

  constructor({log, runtime, output, requestsPerMinute, facts}: ProgressOptions) {
    this.#log = log;
    this.#runtime = runtime;
    this.#output = output;
    this.#budget = new Budget(requestsPerMinute);
    this.#tally = facts.tally;
    this.#drift = facts.drift;
    this.#startMs = runtime.elapsedMs();
  }

  begin(): void {
    const {isLive} = this.#log;
    const report = () => (isLive ? this.#log.live(this.#summaries()) : this.#report());
    this.#stop = this.#runtime.every(isLive ? DRAW_EVERY_MS : LINE_EVERY_MS, report);
  }

  /** Clears the live line. */
  stop(): void {
    this.#stop();
    this.#log.endLive();
  }

  /** Clears the live line and logs the totals. */
  end(succeeded: boolean): void {
    this.stop();
    this.#counters();
    const seconds = this.#seconds();
    const tags = {job_type: 'sync', status: succeeded ? 'succeeded' : 'failed'};
    this.#log.metric({type: 'timer', metric: 'job_duration', value: seconds, tags});
    for (const waits of Object.values(this.#tally.waited)) waits.end(this.#runtime.elapsedMs());
    const drift = this.#drift.text();
    if (drift !== undefined) this.#log.info(drift);
    this.#totals(seconds);
  }

  #totals(seconds: number): void {
    const {records, lists, requests} = this.#tally;
    const written = [...records].map(([stream, total]) => `${amount(total)} ${stream}`).join(', ') || 'none';
    const read = Object.entries(lists).flatMap(([noun, one]) => (one.read > 0 ? [`${amount(one.read)} ${noun}`] : []));
    this.#log.info(
      `Wrote ${written} from ${read.join(' and ') || '0 orders'} in ${amount(requests)} requests, ${duration(seconds)}`,
    );
  }

  /** How many requests were sent so far. */
  get requests(): number {
    return this.#tally.requests;
  }

  read(objects: readonly Order[], noun: Noun): void {
    this.#tally.lists[noun].add(objects);
  }

  /** Drift is looked for in orders only: of an action, `extra` has what is unknown. */
  received(page: Page, noun: Noun): void {
    this.#tally.lists[noun].received(page);
    const [first] = page.orders;
    if (first !== undefined && noun === 'orders') lookInto(first.raw, this.#drift);
  }

  expect(count: number, noun: Noun): void {
    this.#noun = noun;
    this.#expected = this.#read + count;
  }

  wrote(stream: string, records: number): void {
    this.#tally.wrote(stream, records);
  }

  requested(request: Requested): void {
    const {status, ms} = request;
    const route = routeOf(request);
    this.#tally.requested(request);
    this.#budget.spend(route, this.#runtime.elapsedMs());
    this.#log.debug(requestLine(request));
    const tags = {endpoint: route, http_status_code: status ?? 0, status: status === 200 ? 'succeeded' : 'failed'};
    this.#log.metric({type: 'timer', metric: 'http_request_duration', value: ms / 1000, tags});
  }

  retrying(message: string, waitMs: number, reason?: WaitReason): void {
    if (reason !== undefined) this.#waits(reason, waitMs);
    this.#log.warning(`${message}; retrying in ${duration(waitMs / 1000)}`);
  }

  askedToWait(ms: number): void {
    this.#tally.askedToWait(this.#runtime.now() + ms);
  }

  waiting(path: string, waitMs: number): void {
    this.#waits('limit', waitMs);
    this.#log.debug(`${path}: the requests_per_minute limit is reached; continuing in ${duration(waitMs / 1000)}`);
    this.#budgetFreeMs = this.#runtime.elapsedMs() + waitMs;
  }

  inform(message: string): void {
    this.#log.info(message);
  }

  warn(message: string): void {
    this.#log.warning(message);
  }

  #waits(reason: WaitReason, ms: number): void {
    this.#tally.waited[reason].add(ms, this.#runtime.elapsedMs());
  }

  #report(): void {
    this.#log.info(this.#summaries()[0] ?? '');
    this.#counters();
  }

  #counters(): void {
    for (const [stream, total] of this.#tally.records) {
      const value = total - (this.#reported.get(stream) ?? 0);
      this.#reported.set(stream, total);
      this.#log.metric({type: 'counter', metric: 'record_count', value, tags: {endpoint: stream}});
    }
  }

  #summaries(): string[] {
    return summaries({
      orders: this.#read,
      noun: this.#noun,
      expected: this.#expected,
      perSecond: this.#perSecond(),
      secondsLeft: this.#secondsLeft(),
      waitingFor: this.#waitingFor(),
    });
  }

  /** How many of what is being read have been read. */
  get #read(): number {
    return this.#tally.lists[this.#noun].read;
  }

  #perSecond(): number {
    return this.#tally.read / Math.max(1, this.#seconds());
  }

  /** The time left at the current rate or, if longer, the time that the request budget requires. */
  #secondsLeft(): number | undefined {
    const left = this.#expected - this.#read;
    if (this.#read === 0 || left <= 0) return;
    const budgetMs = this.#budget.msFor(left / this.#read, this.#runtime.elapsedMs());
    return Math.max(left / this.#perSecond(), budgetMs / 1000);
  }

  /** The target is checked first: while it is busy, more responses or a larger request budget would not help. */
  #waitingFor(): Situation['waitingFor'] {
    if (this.#output.isWaiting) return 'the target';
    return this.#runtime.elapsedMs() < this.#budgetFreeMs ? 'the request budget' : 'Lengow';
  }

  #seconds(): number {
    return (this.#runtime.elapsedMs() - this.#startMs) / 1000;
  }
}
