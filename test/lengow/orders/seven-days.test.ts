// How the tap determines whether the API hides old orders from a query.
// Completeness: A5

import {LengowError} from '../../../tap/errors.ts';
import type {Order} from '../../../tap/lengow/orders/order.ts';
import type {Page} from '../../../tap/lengow/orders/page.ts';
import type {Bounds, Query} from '../../../tap/lengow/orders/query.ts';
import {hiddenOrders} from '../../../tap/lengow/orders/seven-days.ts';
import {DAY, formatInstant, HOUR, type Micros, parseInstant} from '../../../values/instant.ts';

const NOW = parseInstant('2026-06-01') as Micros;
const query: Query = {updated: {from: NOW - 100 * DAY, to: NOW}};

const order = (key: string, daysAgo: number | null, updatedAt = NOW - DAY): Order => ({
  key,
  updatedAt,
  raw: {marketplace: 'fnac', marketplace_order_date: daysAgo === null ? null : formatInstant(NOW - daysAgo * DAY)},
});
const page = (orders: readonly Order[]): Page => ({count: orders.length, orders, isWhole: true});

const isIn = ({raw}: Order, {from = 0, to = 0}: Bounds): boolean => {
  const date = parseInstant(String(raw.marketplace_order_date));
  return date !== undefined && date >= from && date <= to;
};

/** A fake API with these orders. Without a filter by order date, it returns only the orders that `shows` accepts. */
function api(orders: readonly Order[], shows: (order: Order) => boolean) {
  const asked: Query[] = [];
  const ask = async (one: Query) => {
    asked.push(one);
    const {orderDate} = one;
    return page(orders.filter((order) => (orderDate ? isIn(order, orderDate) : shows(order))));
  };
  return {ask, asked};
}

const decide = async (orders: readonly Order[], shows: (order: Order) => boolean, doubt = 0) => {
  const {ask, asked} = api(orders, shows);
  const verdict = await hiddenOrders({ask, query, page: await ask(query), now: NOW, doubt});
  return [verdict, asked.length - 1];
};

test('an old order in the response is proof enough: no more queries are sent', async () => {
  expect(await decide([order('a', 20)], () => true)).toEqual(['shown', 0]);
});

test('if neither end has an order, one query is sent for each end', async () => {
  expect(await decide([order('a', 2)], () => true)).toEqual(['none', 2]);
  expect(await decide([order('a', null)], () => true)).toEqual(['none', 2]);
});

test('an old order that appears only with a filter by order date was hidden', async () => {
  expect(await decide([order('a', 2), order('b', 20)], ({key}) => key === 'a')).toEqual(['some', 3]);
});

test('an old order that a narrow query returns was merely on another page', async () => {
  const {ask} = api([order('b', 20)], () => true);
  expect(await hiddenOrders({ask, query, page: page([order('a', 2)]), now: NOW, doubt: 0})).toBe('shown');
});

test('orders that keep changing prove nothing: the search ends with an error', async () => {
  let version = 0;
  const ask = async ({orderDate}: Query) => page(orderDate ? [order('b', 20, NOW - DAY + version++)] : []);
  await expect(hiddenOrders({ask, query, page: page([]), now: NOW, doubt: 0})).rejects.toThrow(LengowError);
});

test('an order seven to eight days old that appears only with a filter by order date was hidden', async () => {
  expect(await decide([order('a', 2), order('b', 7.5)], ({key}) => key === 'a')).toEqual(['some', 3]);
});

test('an order dated in the future that appears only with a filter by order date was hidden', async () => {
  expect(await decide([order('a', 2), order('b', -1)], ({key}) => key === 'a')).toEqual(['some', 4]);
});

test('the search is for the oldest order: newer orders on the same page prove nothing', async () => {
  const hides = ({raw}: Order) => (parseInstant(String(raw.marketplace_order_date)) ?? 0) < NOW - 7 * DAY;
  expect(await decide([order('a', 7 - 0.5 * (HOUR / DAY)), order('b', 7.5)], (one) => !hides(one))).toEqual([
    'some',
    3,
  ]);
});

test('even if the clock may be wrong, the search misses no hidden order', async () => {
  const hidden = ({key}: Order) => key === 'b';
  expect(await decide([order('a', 2), order('b', 6.5)], (one) => !hidden(one), DAY)).toEqual(['some', 4]);
  expect(await decide([order('a', 6.5), order('b', 9.5)], (one) => !hidden(one), DAY)).toEqual(['some', 3]);
  expect(await decide([order('a', 2)], () => true, DAY)).toEqual(['none', 3]);
});
