// Counts the orders in a part of a range, with one request and one order: since an instant, or of some marketplaces.

import {isSameCode} from '../../../values/code.ts';
import type {Micros} from '../../../values/instant.ts';
import {scalarText} from '../../../values/scalar-text.ts';
import type {Order} from '../walk/order.ts';
import {type Counting, earlier, lowerEdge, reaches} from './edge.ts';
import {around, inRange, type RangeCount} from './range-count.ts';

/** A number of orders, and whether the API may have counted orders just outside as well. */
export type Tally = {readonly orders: number; readonly isExact: boolean};

/** How many orders of the range were updated at an instant in it or later. */
export async function countSince(queries: Counting, range: RangeCount, instant: Micros): Promise<Tally> {
  const {query, page, isSorted, late} = range;
  if (page.isWhole) return {orders: inRange(range).filter((order) => order.updatedAt >= instant).length, isExact: true};
  const response = await queries.once({...query, updated: {...query.updated, from: instant}, size: 1});
  const orders = Math.max(0, response.count - late);
  return {
    orders,
    isExact: response.count === 0 || (reaches(response, instant, isSorted) && earlier(response, instant) === 0),
  };
}

/** The same number without the orders just before the instant, at the cost of another request if there may be some. */
export async function exactTally(queries: Counting, range: RangeCount, instant: Micros, tally: Tally): Promise<Tally> {
  if (tally.isExact) return tally;
  const {query, isSorted} = range;
  const edge = {...around(query, instant), isSorted};
  const rough = await lowerEdge(queries, {...edge, isRough: true});
  // In a sorted range, the tally is not exact because an order before the instant has been seen.
  const {before} = isSorted && rough.before === 0 ? await lowerEdge(queries, edge) : rough;
  return {orders: Math.max(0, tally.orders - before), isExact: true};
}

/** How many orders of the range belong to the marketplaces. */
export async function countOf(queries: Counting, range: RangeCount, marketplaces: readonly string[]): Promise<number> {
  const isOf = ({raw}: Order) => marketplaces.some((code) => isSameCode(code, scalarText(raw.marketplace) ?? ''));
  if (range.page.isWhole) return inRange(range).filter(isOf).length;
  const {count} = await queries.once({...range.query, marketplaces, size: 1});
  return Math.max(0, count - range.outside.filter(isOf).length);
}

/** How many orders the range has now. */
export async function countAgain(queries: Counting, {query, page, orders, early, late}: RangeCount): Promise<number> {
  if (page.isWhole) return orders;
  const {count} = await queries.once({...query, size: 1});
  return Math.max(0, count - early - late);
}
