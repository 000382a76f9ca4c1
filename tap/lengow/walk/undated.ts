// Checks whether reading a range in both orderings has returned all orders without an entry date. Databases sort
// undated orders first or last, so one of the two orderings begins with them. Pure.

import type {Page} from './page.ts';

type Dates = readonly (number | undefined)[];

/** @param ascending pages ordered by the entry date @param descending pages in the reverse order */
export function showsAllUndated(ascending: readonly Page[], descending: readonly Page[]): boolean {
  const up = ascending.map(datesOf);
  const down = descending.map((page) => datesOf(page).toReversed());
  return [...up, ...down].every(isSorted) && least(up) * least(down) >= ENOUGH;
}

const datesOf = ({orders}: Page): Dates => orders.map(({enteredAt}) => enteredAt);

/** Whether the orders without a date are all before or all after the others. */
function isSorted(all: Dates): boolean {
  const begin = all.findIndex((date) => date !== undefined);
  const end = all.findLastIndex((date) => date !== undefined);
  const dates = all.slice(begin, end + 1);
  return begin !== -1 && dates.every((date, index) => date !== undefined && date >= (dates[index - 1] ?? date));
}

// Unsorted dates would appear sorted by chance only one time in 40,000.
const ENOUGH = 40_000;

/** The number of possible orderings of a page's distinct dates, for the page with the fewest. */
const least = (pages: readonly Dates[]): number =>
  Math.min(...pages.map((dates) => factorial(new Set(dates.filter((date) => date !== undefined)).size)));

const factorial = (count: number): number => (count < 2 ? 1 : count * factorial(count - 1));
