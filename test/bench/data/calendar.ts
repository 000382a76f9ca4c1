// When the shop's orders were last updated, oldest first: 24 months, busier on weekdays and by day, with one sale day.

import {DAY, type Micros, readInstant} from '../../sandbox/instants.ts';

const DAYS = 730;
const SALE_DAY = 400;
const SALE = 40;
const WEEKDAYS = [0.6, 1.2, 1.1, 1, 1, 1.1, 0.7];
const SHARES = Array.from({length: DAYS}, (_, day) => (day === SALE_DAY ? SALE : (WEEKDAYS[day % 7] as number)));

/** Earlier than the first order in any benchmark, so a read that starts here returns all orders. */
export const START = '2024-01-01T00:00:00Z';
/** Later than the last order in any benchmark. */
export const END = (readInstant(START) as Micros) + DAYS * DAY;

export class Calendar {
  readonly count: number;
  readonly #start: Micros;
  /** The number of the first order on each day, followed by the total number of orders. */
  readonly #firsts: readonly number[];

  constructor(count: number, end: Micros = END) {
    this.count = count;
    this.#start = end - DAYS * DAY;
    this.#firsts = firstOrders(count);
  }

  /** `updated_at` by order number, starting at 0. Ascending. */
  at(order: number): Micros {
    const day = countWhile(DAYS, (one) => (this.#firsts[one + 1] as number) <= order);
    const [first, next] = [this.#firsts[day], this.#firsts[day + 1]] as [number, number];
    return Math.floor(this.#start + (day + timeOfDay((order - first + 0.5) / (next - first))) * DAY);
  }

  /** The number of orders last updated before this instant. */
  before(instant: Micros): number {
    return countWhile(this.count, (order) => this.at(order) < instant);
  }
}

function firstOrders(count: number): number[] {
  const whole = SHARES.reduce((sum, share) => sum + share);
  const firsts = [0];
  let sum = 0;
  for (const share of SHARES) {
    sum += share;
    firsts.push(Math.round((count * sum) / whole));
  }
  return firsts;
}

/** Maps evenly distributed orders to unevenly distributed hours of the day: few at night, many at noon. */
const timeOfDay = (share: number): number => share + (0.8 * Math.sin(2 * Math.PI * share)) / (2 * Math.PI);

/** The number of integers from 0 that pass a test. The test must hold up to some integer and fail after it. */
function countWhile(most: number, test: (number: number) => boolean): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (test(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
