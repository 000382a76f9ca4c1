// When the orders of the big shop were last updated: oldest first, busy on weekdays and by day, one sale day.

import {DAY, type Micros} from '../../sandbox/instants.ts';

const DAYS = 730;
const SALE_DAY = 400;
const SALE = 40;
const WEEKDAYS = [0.6, 1.2, 1.1, 1, 1, 1.1, 0.7];

/** `updated_at` of the orders 0 to `count` - 1, ascending, over the 24 months before `end`. */
export function calendar(count: number, end: Micros): Float64Array {
  const start = end - DAYS * DAY;
  const shares = Array.from({length: DAYS}, (_, day) => (day === SALE_DAY ? SALE : (WEEKDAYS[day % 7] as number)));
  const whole = shares.reduce((sum, share) => sum + share);
  const instants = new Float64Array(count);
  let first = 0;
  let sum = 0;
  for (const [day, share] of shares.entries()) {
    sum += share;
    const next = Math.round((count * sum) / whole);
    for (let order = first; order < next; order += 1) {
      instants[order] = Math.floor(start + (day + timeOfDay((order - first + 0.5) / (next - first))) * DAY);
    }
    first = next;
  }
  return instants;
}

/** From an even share of the day's orders to an uneven share of its hours: few by night, many at noon. */
const timeOfDay = (share: number): number => share + (0.8 * Math.sin(2 * Math.PI * share)) / (2 * Math.PI);

/** How many of the ascending instants lie before this one. */
export function before(instants: Float64Array, instant: Micros): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
