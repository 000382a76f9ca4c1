// Which orders, or their actions, match a query, oldest first. Dates increase with the order number, so a date filter
// is a binary search.

import {readInstant} from '../../sandbox/instants.ts';
import type {Calendar} from '../data/calendar.ts';
import {numberOf} from '../data/own-values.ts';

/** `order` returns the number of the order at a position from 0 to `count` - 1. */
export type Found = {readonly count: number; readonly order: (place: number) => number};

type Range = {readonly first: number; readonly end: number};

/** The offset of each filter's date from `updated_at`, by the name of the filter without `_from`. */
export type Distances = Readonly<Record<string, number>>;

type List = {
  readonly calendar: Calendar;
  readonly distances: Distances;
  /** Returns the marketplace code of an order. */
  readonly marketplaceOf: (order: number) => string;
};

export function find(query: URLSearchParams, {calendar, distances, marketplaceOf}: List): Found {
  const range = withId(query.get('marketplace_order_id'), byDates(query, calendar, distances));
  const codes = query.get('marketplace')?.toLowerCase().split(',');
  if (codes === undefined) return {count: range.end - range.first, order: (place) => range.first + place};
  const orders: number[] = [];
  for (let order = range.first; order < range.end; order += 1) {
    if (codes.includes(marketplaceOf(order))) orders.push(order);
  }
  return {count: orders.length, order: (place) => orders[place] as number};
}

function byDates(query: URLSearchParams, calendar: Calendar, distances: Distances): Range {
  let [first, end] = [0, calendar.count];
  for (const [name, distance] of Object.entries(distances)) {
    const [from, to] = ['from', 'to'].map((side) => readInstant(query.get(`${name}_${side}`) ?? ''));
    if (from !== undefined) first = Math.max(first, calendar.before(from - distance));
    if (to !== undefined) end = Math.min(end, calendar.before(to - distance + 1));
  }
  return {first, end: Math.max(first, end)};
}

function withId(id: string | null, {first, end}: Range): Range {
  if (id === null) return {first, end};
  const order = numberOf(id);
  return order === undefined || order < first || order >= end ? {first, end: first} : {first: order, end: order + 1};
}
