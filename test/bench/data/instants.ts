// When the orders of the benchmark were updated, imported and made: in the order of their numbers, over two years.

import {canonical, DAY, HOUR, type Micros, readInstant, SECOND} from '../../sandbox/instants.ts';
import {random} from '../../sandbox/random.ts';

/** Before the first order of any benchmark: what is asked for from here is all. */
export const START = '2024-01-01T00:00:00Z';
const FIRST = readInstant(START) as Micros;
// A hundred thousand orders make two years; a smaller benchmark has the first of them.
const STEP = Math.floor((730 * DAY) / 100_000);

/** Ascending, no two within the same minute. */
export const updatedAt = (number: number): Micros =>
  FIRST + number * STEP + ((number * 7919 * 104_729) % (STEP - 60 * SECOND));

export function instants(number: number): {updatedAt: Micros; importedAt: Micros; orderedAt: Micros} {
  const dice = random('instants', number);
  const updated = updatedAt(number);
  const importedAt = updated - HOUR - Math.floor(dice.next() * 20 * DAY);
  const ordered = importedAt - Math.floor(dice.next() * 2 * HOUR);
  return {updatedAt: updated, importedAt, orderedAt: ordered - (ordered % SECOND)};
}

/** As the API writes them: without a fraction where there is none. */
export const wire = (at: Micros): string => (at % SECOND === 0 ? canonical(at).replace('.000000', '') : canonical(at));
