// Whether two orderings of a range have shown all its orders without `imported_at`. Databases put them first or last,
// so they are at the beginning of one of the two. Pure.

import {instantOf, type Order} from './order.ts';
import type {Page} from './page.ts';

/** @param ascending pages ordered by `imported_at` @param descending pages in the reverse order */
export const showsAllUndated = (ascending: readonly Page[], descending: readonly Page[]): boolean =>
  ascending.every(({orders}) => isSorted(importsOf(orders))) &&
  descending.every(({orders}) => isSorted(importsOf(orders).toReversed()));

const importsOf = (orders: readonly Order[]): (number | undefined)[] =>
  orders.map(({raw}) => instantOf(raw.imported_at));

/** Sorted, with enough distinct dates to rule out chance; orders without a date are only before or after the others. */
function isSorted(imports: readonly (number | undefined)[]): boolean {
  const begin = imports.findIndex((date) => date !== undefined);
  const end = imports.findLastIndex((date) => date !== undefined);
  const dates = imports.slice(begin, end + 1);
  if (begin === -1 || new Set(dates).size < ENOUGH_DATES) return false;
  return dates.every((date, index) => date !== undefined && (index === 0 || date >= (dates[index - 1] ?? date)));
}

// In an arbitrary order, this many dates would be sorted by chance only once in 40,000 times.
const ENOUGH_DATES = 8;
