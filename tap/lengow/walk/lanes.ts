// A window split into lanes that are read in parallel: where each begins and ends, how far it has been read, and which
// one to share. Lane boundaries follow the density of orders, not the calendar. This module knows nothing about
// requests.

import type {Micros} from '../../../values/instant.ts';
import {MINUTE, SECOND} from '../../../values/instant.ts';
import type {Batch, Window} from './batch.ts';
import type {Expectation} from './confirm.ts';
import type {Page} from './page.ts';
import {PAGE_SIZE} from './query.ts';

/** A lane is a window of its own; its end moves earlier when another lane takes over the rest. */
export type Lane = Omit<Window, 'to'> & {
  to: Micros;
  done: Micros;
  /** About how many orders are left. */
  left: number;
  /** The approximate number of orders between the end of the lane and the end of the window. */
  after: number;
  /** Average microseconds between two orders on the latest page. */
  pace: number;
};

type LanesOptions = {
  readonly window: Window;
  /** How many lanes are read concurrently. */
  readonly most: number;
  /** About how many orders the window contains. */
  readonly count: number;
  /** The fewest pages that a lane should have. */
  readonly fewestPages: number;
};

// On average, half of a lane's last page lies beyond the end of the lane, and its first page is requested twice. At 40
// pages per lane, that costs 4% more requests; in return, short lanes limit how much is repeated after a crash.
const MOST_PAGES = 40;
// In pages. Pages overlap by at least one order; with this margin, a lane whose orders are evenly spaced ends on its
// last page, not after it.
const MARGIN = 0.5;
// Sharing a lane costs a request, so a lane must have enough orders left for another one, and the number of shares is
// limited.
const SHARED_AT_LEAST = 2;
const SHARED_OF_ORDERS = 1 / (2 * MOST_PAGES * PAGE_SIZE);
const NARROWEST = MINUTE;

export class Lanes {
  readonly #window: Window;
  readonly #most: number;
  /** How many more times a lane may be shared. */
  #shares: number;
  /** The lanes, oldest first and without gaps. A finished lane is kept until all earlier lanes are finished. */
  readonly #lanes: Lane[] = [];
  #frontier: Micros;
  /** How many pages a lane should have. */
  readonly #pages: number;
  readonly #worthSharing: number;

  constructor({window, most, count, fewestPages}: LanesOptions) {
    this.#window = window;
    this.#most = most;
    this.#pages = Math.max(fewestPages, Math.min(MOST_PAGES, count / PAGE_SIZE / most));
    this.#worthSharing = fewestPages * PAGE_SIZE;
    this.#shares = Math.floor(SHARED_AT_LEAST + count * SHARED_OF_ORDERS);
    this.#frontier = window.from;
  }

  /** Everything up to this instant has been yielded. */
  get done(): Micros {
    return this.#lanes[0]?.done ?? this.#frontier - 1;
  }

  get isFinished(): boolean {
    return this.#lanes.length === 0 && !this.hasMore;
  }

  /** Whether part of the window does not yet belong to a lane. */
  get hasMore(): boolean {
    return this.#frontier <= this.#window.to;
  }

  /**
   * Whether another lane may be opened at the frontier. The restriction limits how much is read beyond the finished
   * part.
   */
  get mayOpen(): boolean {
    return this.hasMore && this.#lanes.length < 2 * this.#most;
  }

  /** The window whose first page opens the next lane. */
  get rest(): Window {
    return {...this.#window, from: this.#frontier};
  }

  /** Predicts the first page of the part of the window that does not yet belong to a lane. */
  get expected(): Expectation | undefined {
    const last = this.#lanes.at(-1);
    return last && expectedAt(this.#frontier, last.after);
  }

  /** Opens a lane at the frontier; its length depends on the orders of its first page. */
  open(page: Page): Lane {
    const last = this.#lanes.at(-1);
    const lane = this.#lane(this.#frontier, this.#endOf(page));
    if (last) endsBefore(last, page.count);
    lane.left = Math.min(page.count, this.#pages * PAGE_SIZE) - page.orders.length;
    lane.after = Math.max(0, page.count - this.#pages * PAGE_SIZE);
    this.#frontier = lane.to + 1;
    this.#lanes.push(lane);
    return lane;
  }

  /**
   * Where a lane of `#pages` pages should end. Orders arrive in bursts, so the estimate uses the pace of this page or
   * of the rest of the window, whichever is slower.
   */
  #endOf({isWhole, orders, count}: Page): Micros {
    if (isWhole) return this.#window.to;
    // The query is wider than the lane, so its page may contain only orders before the frontier.
    const first = Math.max(this.#frontier, orders[0]?.updatedAt ?? 0);
    const last = Math.max(this.#frontier, orders.at(-1)?.updatedAt ?? 0);
    const pace = Math.max(last - first, ((this.#window.to - last) * orders.length) / count, SECOND);
    return Math.min(this.#window.to, last + Math.ceil(pace * (this.#pages - 1 - MARGIN)));
  }

  /** Halves a lane that is at least twice as long as intended. Returns the later half. */
  splitLong(): Lane | undefined {
    return this.#halve(2 * this.#pages * PAGE_SIZE);
  }

  /** Halves the lane that has the most orders left, if that is worth a request. Returns the later half. */
  share(): Lane | undefined {
    // While lanes can still be opened, one share per worker is reserved for the end.
    if (this.#shares <= (this.hasMore ? this.#most : 0)) return;
    const later = this.#halve(this.#worthSharing);
    if (later) this.#shares -= 1;
    return later;
  }

  #halve(enough: number): Lane | undefined {
    const wide = this.#lanes.filter(({to, done}) => to - done > NARROWEST);
    const lane = wide.sort((a, b) => b.left - a.left)[0];
    if (lane === undefined || lane.left < enough) return;
    const later = this.#lane(middleOf(lane), lane.to);
    later.left = lane.left / 2;
    later.after = lane.after;
    lane.left -= later.left;
    lane.after += later.left;
    lane.to = later.from - 1;
    this.#lanes.splice(this.#lanes.indexOf(lane) + 1, 0, later);
    return later;
  }

  /** Corrects how many orders are left in both halves, using the count on the later half's first page. */
  shared(later: Lane, count: number): void {
    const earlier = this.#lanes[this.#lanes.indexOf(later) - 1];
    if (earlier) endsBefore(earlier, count);
    later.left = Math.max(0, count - later.after);
  }

  /** Records that a lane's batch is about to be yielded. */
  moved(lane: Lane, {orders, done = lane.done, left = lane.left + lane.after}: Batch): void {
    lane.done = Math.min(done, lane.to);
    lane.pace = paceOf(orders) ?? lane.pace;
    lane.left = Math.max(0, left - lane.after);
    while (this.#lanes[0] && this.#lanes[0].done >= this.#lanes[0].to) this.#lanes.shift();
  }

  #lane(from: Micros, to: Micros): Lane {
    return {
      ...this.#window,
      from,
      to,
      shown: this.#window.to,
      done: from - 1,
      left: 0,
      after: 0,
      pace: Number.POSITIVE_INFINITY,
    };
  }
}

/** @param after the estimated number of orders in the rest of the window; accurate while that number is high */
export const expectedAt = (from: Micros, after: number): Expectation => ({
  from,
  left: after,
  repeated: [],
  isExact: false,
});

/**
 * Corrects the number of orders left in a lane.
 *
 * @param after the number of orders between the lane's end and the end of the window
 */
function endsBefore(lane: Lane, after: number): void {
  lane.left = Math.max(0, lane.left + lane.after - after);
  lane.after = after;
}

/** An estimate of the instant that divides the remaining orders in half; never later than the middle of the range. */
const middleOf = ({done, to, left, pace}: Lane): Micros =>
  Math.ceil(Math.min((done + to) / 2, Math.max(done + NARROWEST, done + (pace * left) / 2)));

function paceOf(orders: Batch['orders']): number | undefined {
  const [first, last] = [orders[0], orders.at(-1)];
  return first && last && last.updatedAt > first.updatedAt
    ? (last.updatedAt - first.updatedAt) / orders.length
    : undefined;
}
