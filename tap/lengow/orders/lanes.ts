// A window cut into lanes that are read side by side: where each begins and ends, how far it is, and who could be helped.
// The lanes follow the orders, not the calendar. Knows nothing of requests.

import type {Micros} from '../../../values/instant.ts';
import {MINUTE, SECOND} from '../../../values/instant.ts';
import type {Batch, Window} from './batch.ts';
import type {Page} from './page.ts';
import {PAGE_SIZE} from './query.ts';

/** A window of its own; its end comes nearer when another lane takes over the rest. */
export type Lane = Omit<Window, 'to'> & {
  to: Micros;
  done: Micros;
  /** How many orders are still to come, about. */
  left: number;
  /** Microseconds from one order to the next, as the newest page has it. */
  pace: number;
};

type LanesOptions = {
  readonly window: Window;
  /** How many lanes are read at a time. */
  readonly most: number;
  /** How many orders the window has, about. */
  readonly count: number;
};

// A lane's last page is half empty: 20 pages a lane cost 2.5 % more requests, and bound what a crash repeats.
const FEWEST_PAGES = 4;
const MOST_PAGES = 20;
// Pages overlap by an order or more: a lane that keeps its pace is to end on its last page, not behind it.
const MARGIN = 0.5;
// A lane with less left is not worth another request, and few of these are.
const WORTH_SHARING = 4 * PAGE_SIZE;
const SHARED_AT_LEAST = 2;
const SHARED_OF_ORDERS = 1 / (2 * MOST_PAGES * PAGE_SIZE);
const NARROWEST = MINUTE;

export class Lanes {
  readonly #window: Window;
  readonly #most: number;
  /** How many lanes may still be shared. */
  #shares: number;
  /** Oldest first, without a gap; finished ones stay until those before them are finished too. */
  readonly #lanes: Lane[] = [];
  #frontier: Micros;
  /** How long a lane is meant to be. */
  readonly #pages: number;

  constructor({window, most, count}: LanesOptions) {
    this.#window = window;
    this.#most = most;
    this.#pages = Math.max(FEWEST_PAGES, Math.min(MOST_PAGES, count / PAGE_SIZE / most));
    this.#shares = Math.floor(SHARED_AT_LEAST + count * SHARED_OF_ORDERS);
    this.#frontier = window.from;
  }

  /** Everything up to here has been given. */
  get done(): Micros {
    return this.#lanes[0]?.done ?? this.#frontier - 1;
  }

  get isFinished(): boolean {
    return this.#lanes.length === 0 && !this.hasMore;
  }

  /** Whether there is a stretch that no lane has. */
  get hasMore(): boolean {
    return this.#frontier <= this.#window.to;
  }

  /** Whether another lane may begin there: what is read beyond the finished part is bounded. */
  get mayOpen(): boolean {
    return this.hasMore && this.#lanes.length < 2 * this.#most;
  }

  /** The question whose answer opens the next lane. */
  get rest(): Window {
    return {...this.#window, from: this.#frontier};
  }

  /** A lane at the frontier, as long as the orders of its first page make it. */
  open(page: Page): Lane {
    const lane = this.#lane(this.#frontier, this.#endOf(page));
    lane.left = Math.min(page.count, this.#pages * PAGE_SIZE) - page.orders.length;
    this.#frontier = lane.to + 1;
    this.#lanes.push(lane);
    return lane;
  }

  /** As far as so many pages reach at the pace of this one, or of all that is to come: orders come in bursts. */
  #endOf({isWhole, orders, count}: Page): Micros {
    if (isWhole) return this.#window.to;
    // The question is wider than the lane: its answer may hold nothing but orders before the frontier.
    const first = Math.max(this.#frontier, orders[0]?.updatedAt ?? 0);
    const last = Math.max(this.#frontier, orders.at(-1)?.updatedAt ?? 0);
    const pace = Math.max(last - first, ((this.#window.to - last) * orders.length) / count, SECOND);
    return Math.min(this.#window.to, last + Math.ceil(pace * (this.#pages - 1 - MARGIN)));
  }

  /** Halves a lane that is longer than meant. Gives the later half. */
  splitLong(): Lane | undefined {
    return this.#halve(2 * this.#pages * PAGE_SIZE);
  }

  /** Halves the lane that has most left, where it is worth it. Gives the later half. */
  share(): Lane | undefined {
    // While lanes can still be opened, one share for each reader is kept for the end.
    if (this.#shares <= (this.hasMore ? this.#most : 0)) return;
    const later = this.#halve(WORTH_SHARING);
    if (later) this.#shares -= 1;
    return later;
  }

  #halve(enough: number): Lane | undefined {
    const wide = this.#lanes.filter(({to, done}) => to - done > NARROWEST);
    const lane = wide.sort((a, b) => b.left - a.left)[0];
    if (lane === undefined || lane.left < enough) return;
    const later = this.#lane(middleOf(lane), lane.to);
    later.left = lane.left / 2;
    lane.left -= later.left;
    lane.to = later.from - 1;
    this.#lanes.splice(this.#lanes.indexOf(lane) + 1, 0, later);
    return later;
  }

  /** What the first answer of a later half says about both. */
  shared(later: Lane, count: number): void {
    const earlier = this.#lanes[this.#lanes.indexOf(later) - 1];
    if (earlier) earlier.left = Math.max(0, earlier.left + later.left - count);
    later.left = count;
  }

  /** A lane's batch was given. */
  moved(lane: Lane, {orders, done = lane.done, left = lane.left}: Batch): void {
    lane.done = Math.min(done, lane.to);
    lane.pace = paceOf(orders) ?? lane.pace;
    lane.left = left;
    while (this.#lanes[0] && this.#lanes[0].done >= this.#lanes[0].to) this.#lanes.shift();
  }

  #lane(from: Micros, to: Micros): Lane {
    return {...this.#window, from, to, shown: this.#window.to, done: from - 1, left: 0, pace: Number.POSITIVE_INFINITY};
  }
}

/** Half of the orders are before it, if they go on as they came; at the latest half of the time. */
const middleOf = ({done, to, left, pace}: Lane): Micros =>
  Math.ceil(Math.min((done + to) / 2, Math.max(done + NARROWEST, done + (pace * left) / 2)));

function paceOf(orders: Batch['orders']): number | undefined {
  const [first, last] = [orders[0], orders.at(-1)];
  return first && last && last.updatedAt > first.updatedAt
    ? (last.updatedAt - first.updatedAt) / orders.length
    : undefined;
}
