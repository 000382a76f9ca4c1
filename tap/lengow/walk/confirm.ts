// Predicts the next page, and combines several responses into one page. A response can be wrong without contradicting
// itself: a lagging replica or an index that lost a shard returns fewer orders. Pure.

import type {Micros} from '../../../values/instant.ts';
import type {Order} from './order.ts';
import {isAscending} from './ordering.ts';
import type {Page} from './page.ts';
import type {Query} from './query.ts';

/** What is known about a page before it is requested. */
export type Expectation = {
  /** The lower bound of the query; the previous page extends at least this far. */
  readonly from: Micros;
  /** The number of orders from the start of the next page onwards. */
  readonly left: number;
  /** The last orders of the previous page, which the next page must repeat. */
  readonly repeated: readonly Order[];
  /** Whether `left` is proven rather than estimated. */
  readonly isExact: boolean;
};

/** Predicts the page after a sorted page; undefined if the sorted page ends before the next one starts. */
export function expectationOf(page: Page, from: Micros): Expectation | undefined {
  if (from > lastOf(page)) return;
  const repeated = page.orders.filter(({updatedAt}) => updatedAt >= from);
  return {from, left: leftFrom(page, from), repeated, isExact: page.isExact === true};
}

// An incomplete page contains at least one order.
export const lastOf = ({orders}: Page): Micros => (orders.at(-1) as Order).updatedAt;

/**
 * Orders can leave a past range but never enter it, so if the count is unchanged, no order is missing. If a page
 * contains an order twice, the duplicate may have displaced another order. A lagging replica can have the same count by
 * chance; it lacks the latest changes, which only a page that reaches the end of the range would contain.
 */
export function meets(page: Page, {from, left, repeated, isExact}: Expectation): boolean {
  if (!isExact || page.isWhole || leftFrom(page, from) !== left || (page.repeated ?? []).length > 0) return false;
  return repeated.every((order) => includes(page, order));
}

const leftFrom = ({orders, count}: Page, from: Micros): number =>
  count - orders.filter(({updatedAt}) => updatedAt < from).length;

// In a busy shop, some orders leave the range between two responses, but not many.
const FEWER = 0.9;

/** Whether a page has far fewer orders than expected. */
const contradicts = (page: Page, expected: Expectation): boolean =>
  leftFrom(page, expected.from) < FEWER * expected.left;

/** Whether the page contains the same version of the order. */
export const includes = ({orders}: Page, {key, updatedAt}: Order): boolean =>
  orders.some((order) => order.key === key && order.updatedAt === updatedAt);

/** Whether the page is missing an order that matches the query and has appeared in another response. */
export function lacks(page: Page, {updated}: Query, found: readonly Order[]): boolean {
  if (!page.isWhole && !isAscending(page)) return false;
  const to = page.isWhole ? updated.to : lastOf(page) - 1;
  const keys = new Set(page.orders.map(({key}) => key));
  return found.some(({key, updatedAt}) => updatedAt >= updated.from && updatedAt <= to && !keys.has(key));
}

const isSame = (a: Page, b: Page): boolean =>
  a.count === b.count && a.orders.length === b.orders.length && a.orders.every((order) => includes(b, order));

/**
 * Whether a query must be sent again. Its last two responses must match, except that orders may have left the range in
 * between. No order can enter a past range, so an order that newly appears was hidden before or is an outdated version.
 */
export function isOpen(pages: readonly Page[], expected: Expectation | undefined): boolean {
  const [last, before, first] = pages.toReversed();
  if (last === undefined || before === undefined) return true;
  const both = confirmed(before, last);
  if (isEmptied(united([before, last], both.count))) return true;
  if (expected && contradicts(both, expected)) return true;
  if (both.isExact || !isComparable(before) || !isComparable(last)) return false;
  return first === undefined || appears(first, before) || appears(before, last);
}

const isComparable = (page: Page): boolean => page.isWhole || isAscending(page);

/**
 * Whether the second response contains an order that is missing from the first, although the first extends past that
 * order.
 */
function appears(before: Page, after: Page): boolean {
  const end = Math.min(endOf(before), endOf(after));
  return after.orders.some((order) => order.updatedAt < end && !includes(before, order));
}

const endOf = (page: Page): Micros => (page.isWhole ? Number.POSITIVE_INFINITY : lastOf(page));

/**
 * Combines two responses to one query; the result is as complete as the more complete response. If every order of the
 * first has moved past the end of that page, the second is all that is known.
 */
export function confirmed(a: Page, b: Page): Page {
  const both = united([a, b], Math.max(a.count, b.count));
  return {...(isEmptied(both) ? b : both), isExact: isSame(a, b)};
}

/** An incomplete page that is sorted contains an order, so none are left only if all have moved. */
const isEmptied = ({orders, isWhole}: Page): boolean => orders.length === 0 && !isWhole;

/** Combines the responses to the parts of a query. */
export const combined = (parts: readonly [Page, ...Page[]]): Page =>
  parts.length === 1
    ? parts[0]
    : united(
        parts,
        parts.reduce((sum, {count}) => sum + count, 0),
      );

/** If all pages are sorted, the result is complete up to the point where the first of them ends. */
function united(pages: readonly Page[], count: number): Page {
  const orders = newest(pages.flatMap((page) => page.orders));
  const isWhole = pages.every((page) => page.isWhole);
  if (!pages.every(isAscending)) return {count, orders, isWhole};
  const end = Math.min(...pages.map(endOf));
  const reached = orders.filter(({updatedAt}) => updatedAt <= end).sort((a, b) => a.updatedAt - b.updatedAt);
  return {count, orders: reached, isWhole};
}

/** The newest version of each order. */
function newest(orders: readonly Order[]): Order[] {
  const byKey = new Map<string, Order>();
  for (const order of orders) {
    const known = byKey.get(order.key);
    if (known === undefined || known.updatedAt <= order.updatedAt) byKey.set(order.key, order);
  }
  return [...byKey.values()];
}
