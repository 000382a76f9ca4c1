// Reports what a run is doing: a live line on a terminal, otherwise a line every ten seconds and metrics.

import type {Listener} from '../lengow/http/call.ts';
import type {OrdersListener} from '../lengow/orders/orders.ts';
import type {Runtime} from '../process/runtime.ts';
import type {Log} from './log.ts';

const LINE_EVERY_MS = 10_000;
const DRAW_EVERY_MS = 200;

type Counts = {total: number; reported: number};

export class Progress implements Listener, OrdersListener {
  readonly #log: Log;
  readonly #runtime: Pick<Runtime, 'now' | 'every'>;
  readonly #startMs: number;
  readonly #records = new Map<string, Counts>();
  #orders = 0;
  #expected = 0;
  #requests = 0;
  #waitingFor = 'the login';
  #stop: () => void = () => {};

  constructor(log: Log, runtime: Pick<Runtime, 'now' | 'every'>) {
    this.#log = log;
    this.#runtime = runtime;
    this.#startMs = runtime.now();
  }

  begin(): void {
    const {isTerminal} = this.#log;
    const report = () => (isTerminal ? this.#log.live(this.#summary()) : this.#report());
    this.#stop = this.#runtime.every(isTerminal ? DRAW_EVERY_MS : LINE_EVERY_MS, report);
  }

  /** Clears the live line and logs the totals. */
  end(succeeded: boolean): void {
    this.#stop();
    this.#log.live('');
    this.#counters();
    const seconds = this.#seconds();
    const tags = {job_type: 'sync', status: succeeded ? 'succeeded' : 'failed'};
    this.#log.metric({type: 'timer', metric: 'job_duration', value: seconds, tags});
    const records = [...this.#records].map(([stream, {total}]) => `${amount(total)} ${stream}`).join(', ') || 'none';
    this.#log.info(
      `Wrote ${records} from ${amount(this.#orders)} orders in ${amount(this.#requests)} requests, ${duration(seconds)}`,
    );
  }

  /** Orders were read. */
  read(orders: number): void {
    this.#orders += orders;
    this.#waitingFor = 'the target';
  }

  /** Reports how many orders are left. */
  expect(count: number): void {
    this.#expected = this.#orders + count;
  }

  wrote(stream: string, records: number): void {
    const counts = this.#records.get(stream) ?? {total: 0, reported: 0};
    counts.total += records;
    this.#records.set(stream, counts);
  }

  requested({path, status, ms}: {path: string; status: number | undefined; ms: number}): void {
    this.#requests += 1;
    const tags = {endpoint: path, http_status_code: status ?? 0, status: status === 200 ? 'succeeded' : 'failed'};
    this.#log.metric({type: 'timer', metric: 'http_request_duration', value: ms / 1000, tags});
  }

  retrying(message: string, waitMs: number): void {
    this.#log.warning(`${message}; retrying in ${duration(waitMs / 1000)}`);
    this.#waitingFor = 'the next attempt';
  }

  waiting(path: string, waitMs: number): void {
    this.#log.debug(`${path}: the requests_per_minute limit is reached; continuing in ${duration(waitMs / 1000)}`);
    this.#waitingFor = 'the per-minute request limit';
  }

  warn(message: string): void {
    this.#log.warning(message);
  }

  #report(): void {
    this.#log.info(this.#summary());
    this.#counters();
  }

  #counters(): void {
    for (const [stream, counts] of this.#records) {
      const value = counts.total - counts.reported;
      counts.reported = counts.total;
      this.#log.metric({type: 'counter', metric: 'record_count', value, tags: {endpoint: stream}});
    }
  }

  #summary(): string {
    const rate = this.#orders / Math.max(1, this.#seconds());
    const left = Math.max(0, this.#expected - this.#orders);
    const about = this.#expected > 0 ? ` of about ${amount(Math.max(this.#expected, this.#orders))}` : '';
    const eta = rate > 0 && left > 0 ? `, ${duration(left / rate)} left` : '';
    return `${amount(this.#orders)}${about} orders, ${amount(Math.round(rate))} per second${eta}, waiting for ${this.#waitingFor}`;
  }

  #seconds(): number {
    return (this.#runtime.now() - this.#startMs) / 1000;
  }
}

// Intl is not used, because loading a locale takes longer than a run with nothing to read.
const amount = (value: number): string => String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds * 10) / 10} s`;
  return seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.ceil(seconds / 3600)} h`;
}
