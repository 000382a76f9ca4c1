// Checks whether reading a range in both orderings has returned all orders without `imported_at`. Databases sort
// undated orders first or last, so one of the two orderings begins with them. Pure.

import {instantOf} from './order.ts';
import type {Page} from './page.ts';

type Dates = readonly (number | undefined)[];

/** @param ascending pages ordered by `imported_at` @param descending pages in the reverse order */
export function showsAllUndated(ascending: readonly Page[], descending: readonly Page[]): boolean {
  const up = ascending.map(importsOf);
  const down = descending.map((page) => importsOf(page).toReversed());
  return [...up, ...down].every(isSorted) && least(up) * least(down) >= ENOUGH;
}

const importsOf = ({orders}: Page): Dates => orders.map(({raw}) => instantOf(raw.imported_at));

/** Whether the orders without a date are all before or all after the others. */
function isSorted(imports: Dates): boolean {
  const begin = imports.findIndex((date) => date !== undefined);
  const end = imports.findLastIndex((date) => date !== undefined);
  const dates = imports.slice(begin, end + 1);
  return begin !== -1 && dates.every((date, index) => date !== undefined && date >= (dates[index - 1] ?? date));
}

// Unsorted dates would appear sorted by chance only one time in 40,000.
const ENOUGH = 40_000;

/** The number of possible orderings of a page's distinct dates, for the page with the fewest. */
const least = (pages: readonly Dates[]): number =>
  Math.min(...pages.map((dates) => factorial(new Set(dates.filter((date) => date !== undefined)).size)));

const factorial = (count: number): number => (count < 2 ? 1 : count * factorial(count - 1));
