// What a page and its reverse prove about the ordering of responses. Pure.

import type {Page} from './page.ts';

/** @param page ascending @param reverse descending */
export function provesOrdering(page: Page, reverse: Page): boolean {
  if ((reverse.orders[0]?.updatedAt ?? 0) <= (page.orders[0]?.updatedAt ?? 0)) return false;
  return isApart(page, reverse) || Math.min(instants(page), instants(reverse)) >= ENOUGH_INSTANTS;
}

// If the order were random, this many instants would be sorted by chance only once in 40,000 times.
const ENOUGH_INSTANTS = 8;

const instants = ({orders}: Page): number => new Set(orders.map(({updatedAt}) => updatedAt)).size;

/** Whether every order on the reversed page is later than every order on the page, with no order on both. */
function isApart({orders}: Page, reverse: Page): boolean {
  const keys = new Set(orders.map(({key}) => key));
  const last = orders.at(-1)?.updatedAt ?? 0;
  return reverse.orders.every(({key, updatedAt}) => updatedAt > last && !keys.has(key));
}

export const isAscending = ({orders}: Page): boolean =>
  orders.every(({updatedAt}, index) => index === 0 || (orders[index - 1]?.updatedAt ?? 0) <= updatedAt);

export const isDescending = (page: Page): boolean => isAscending({...page, orders: page.orders.toReversed()});
