// Counts the orders in a range of `updated_at` exactly, whether or not the API includes the bounds, and whatever its
// precision: takes the count of the first page, and leaves out the orders just outside.

import {distinctBy} from '../../../values/distinct.ts';
import type {Micros} from '../../../values/instant.ts';
import type {Order} from '../walk/order.ts';
import type {Page} from '../walk/page.ts';
import type {Query} from '../walk/query.ts';
import {type Counting, earlier, lowerEdge, reaches, upperEdge} from './edge.ts';

export type RangeCount = {
  readonly query: Query;
  /** The number of orders in the range. */
  readonly orders: number;
  /** The range's first orders; all of them if the page is whole. */
  readonly page: Page;
  /** Whether the API sorts pages as requested. */
  readonly isSorted: boolean;
  /** How many orders before and after the range the API counts, because the bounds sent are wider. */
  readonly early: number;
  readonly late: number;
  /** Those of them that have been seen. */
  readonly outside: readonly Order[];
};

/**
 * @throws AuthError, LengowError, RecordError for everything that would stop a run at the range's first page.
 */
export async function countRange(queries: Counting, query: Query): Promise<RangeCount> {
  const {page} = await queries.begin(query);
  if (page.isWhole) return whole(query, page);
  const {ordering, reverse} = await queries.compare(query, page);
  // If it is unclear, both pages are sorted, but have too few instants to prove it.
  const isSorted = ordering !== 'ignored';
  const {from} = query.updated;
  const start = reaches(page, from, isSorted)
    ? {before: earlier(page, from), shown: page.orders}
    : await lowerEdge(queries, {...around(query, from), isSorted});
  const end = await endOf(queries, query, {isSorted, reverse});
  const outside = [...start.shown.filter(isBefore(from)), ...end.shown];
  const orders = Math.max(0, page.count - start.before - end.after);
  return {query, orders, page, isSorted, early: start.before, late: end.after, outside};
}

/** What an edge needs to know of its query. */
export const around = ({marketplaces}: Query, instant: Micros) => ({instant, marketplaces});

type Ordered = {readonly isSorted: boolean; readonly reverse: Page | undefined};

/** The orders after the range that the API counts. The page in reverse order begins with them, which saves a request. */
async function endOf(queries: Counting, query: Query, {isSorted, reverse}: Ordered) {
  const {to} = query.updated;
  const newest = isSorted ? (reverse?.orders ?? []) : [];
  const edge = await upperEdge(queries, {...around(query, to), isSorted, isRough: newest.length > 0});
  const shown = distinctBy([...edge.shown, ...newest].filter(isAfter(to)), ({key}) => key);
  return {after: Math.max(edge.after, shown.length), shown};
}

const isBefore = (from: Micros) => (order: Order) => order.updatedAt < from;
const isAfter = (to: Micros) => (order: Order) => order.updatedAt > to;

function whole(query: Query, page: Page): RangeCount {
  const {from, to} = query.updated;
  const early = page.orders.filter(isBefore(from));
  const late = page.orders.filter(isAfter(to));
  const outside = [...early, ...late];
  const orders = page.orders.length - outside.length;
  return {query, orders, page, isSorted: false, early: early.length, late: late.length, outside};
}

/** The orders of the range that its first page shows. */
export const inRange = ({
  page,
  query: {
    updated: {from, to},
  },
}: RangeCount): readonly Order[] => page.orders.filter(({updatedAt}) => updatedAt >= from && updatedAt <= to);
