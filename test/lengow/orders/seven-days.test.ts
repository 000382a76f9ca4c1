// How the tap determines whether the API hides old orders from a query.
// Completeness: A5

import {LengowError} from '../../../tap/errors.ts';
import {hiddenOrders} from '../../../tap/lengow/orders/seven-days.ts';
import type {Order} from '../../../tap/lengow/walk/order.ts';
import type {Page} from '../../../tap/lengow/walk/page.ts';
import type {Bounds, Query} from '../../../tap/lengow/walk/query.ts';
import {digitsOf, ExactNumber} from '../../../values/exact-number.ts';
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
  return {queries: {ask, once: ask}, asked};
}

const decide = async (orders: readonly Order[], shows: (order: Order) => boolean, doubt = 0) => {
  const {queries, asked} = api(orders, shows);
  const verdict = await hiddenOrders({queries, query, page: await queries.ask(query), now: NOW, doubt});
  return [verdict, asked.length - 1];
};

test('an old order in the response is proof enough: no more queries are sent', async () => {
  expect(await decide([order('a', 20)], () => true)).toEqual(['shown', 0]);
});

test('both ends of the range are searched twice if neither search finds an order', async () => {
  expect(await decide([order('a', 2)], () => true)).toEqual(['none', 4]);
  expect(await decide([order('a', null)], () => true)).toEqual(['none', 4]);
});

test('an old order that appears only with a filter by order date was hidden', async () => {
  expect(await decide([order('a', 2), order('b', 20)], ({key}) => key === 'a')).toEqual(['some', 5]);
});

test('an old order that a narrow query returns was merely on another page', async () => {
  const {queries} = api([order('b', 20)], () => true);
  expect(await hiddenOrders({queries, query, page: page([order('a', 2)]), now: NOW, doubt: 0})).toBe('shown');
});

test('orders that keep changing prove nothing: the search ends with an error', async () => {
  let version = 0;
  const ask = async ({orderDate}: Query) => page(orderDate ? [order('b', 20, NOW - DAY + version++)] : []);
  const queries = {ask, once: ask};
  await expect(hiddenOrders({queries, query, page: page([]), now: NOW, doubt: 0})).rejects.toThrow(LengowError);
});

test('an order seven to eight days old that appears only with a filter by order date was hidden', async () => {
  expect(await decide([order('a', 2), order('b', 7.5)], ({key}) => key === 'a')).toEqual(['some', 5]);
});

test('an order dated in the future that appears only with a filter by order date was hidden', async () => {
  expect(await decide([order('a', 2), order('b', -1)], ({key}) => key === 'a')).toEqual(['some', 7]);
});

test('the search is for the oldest order: newer orders on the same page prove nothing', async () => {
  const hides = ({raw}: Order) => (parseInstant(String(raw.marketplace_order_date)) ?? 0) < NOW - 7 * DAY;
  expect(await decide([order('a', 7 - 0.5 * (HOUR / DAY)), order('b', 7.5)], (one) => !hides(one))).toEqual([
    'some',
    5,
  ]);
});

test('even if the clock may be wrong, the search misses no hidden order', async () => {
  const hidden = ({key}: Order) => key === 'b';
  expect(await decide([order('a', 2), order('b', 6.5)], (one) => !hidden(one), DAY)).toEqual(['some', 7]);
  expect(await decide([order('a', 6.5), order('b', 9.5)], (one) => !hidden(one), DAY)).toEqual(['some', 5]);
  expect(await decide([order('a', 2)], () => true, DAY)).toEqual(['none', 6]);
});

describe('an order among many that were updated at the same instant', () => {
  const CROWD = 250;
  const withId = (id: unknown, daysAgo: number | null): Order => {
    const one = order(String(id), daysAgo);
    return {...one, raw: {...one.raw, marketplace_order_id: id}};
  };
  const crowd = Array.from({length: CROWD}, (_, index) => withId(`recent-${index}`, 1 + index / CROWD));

  type Shop = {
    readonly orders: readonly Order[];
    readonly hides?: (order: Order) => boolean;
    readonly honoursOrdering?: boolean;
    readonly findsNumbers?: boolean;
  };

  /** Returns the tap's verdict on a fake API that returns 100 orders per page. */
  async function verdictOf({orders, hides = () => false, honoursOrdering = true, findsNumbers = true}: Shop) {
    const sent: string[] = [];
    const ask = async ({orderBy, orderDate, orderId}: Query): Promise<Page> => {
      if (orderId !== undefined) sent.push(orderId);
      const matching = orders
        .filter((one) => (orderDate ? isIn(one, orderDate) : !hides(one)))
        .filter(({raw: {marketplace_order_id: id}}) => {
          const found = findsNumbers ? (digitsOf(id) ?? id) : id;
          return orderId === undefined || found === orderId;
        });
      const sorted = honoursOrdering && orderBy ? matching.toSorted((a, b) => dateOf(a) - dateOf(b)) : matching;
      const shown = (orderBy?.startsWith('-') && honoursOrdering ? sorted.toReversed() : sorted).slice(0, 100);
      return {count: matching.length, orders: shown, isWhole: shown.length === matching.length};
    };
    const verdict = await hiddenOrders({queries: {ask, once: ask}, query, page: await ask(query), now: NOW, doubt: 0});
    return {verdict, sent: [...new Set(sent)]};
  }
  // Orders without a date are sorted first, as in databases that sort nulls first.
  const dateOf = ({raw}: Order): number => parseInstant(String(raw.marketplace_order_date)) ?? 0;

  const DAYS = 7.5;
  const old = (id: unknown) => [...crowd, withId(id, DAYS)];
  const isOld = (one: Order) => dateOf(one) < NOW - 7 * DAY;

  test.each(['A,1', ',', '', null, ['A']])(
    'is found even if its id is %j, which cannot be sent in a query',
    async (id) => {
      expect(await verdictOf({orders: old(id)})).toEqual({verdict: 'none', sent: []});
      expect(await verdictOf({orders: old(id), hides: isOld})).toEqual({verdict: 'some', sent: []});
    },
  );

  test('is found if its date is in the future and its id contains a comma', async () => {
    const orders = [...crowd, withId('A,1', -3)];
    expect(await verdictOf({orders})).toEqual({verdict: 'none', sent: []});
    expect(await verdictOf({orders, hides: (one) => dateOf(one) > NOW})).toEqual({verdict: 'some', sent: []});
  });

  test.each<[string, unknown]>([
    ['407', 407],
    ['71234567890123456781', new ExactNumber('71234567890123456781')],
    ['12.50', new ExactNumber('12.50')],
  ])('is found by its numeric id %s', async (digits, id) => {
    expect(await verdictOf({orders: old(id)})).toEqual({verdict: 'none', sent: [digits]});
    expect(await verdictOf({orders: old(id), hides: isOld})).toEqual({verdict: 'some', sent: [digits]});
  });

  test('is found even if the API does not find orders by numeric id', async () => {
    expect(await verdictOf({orders: old(407), findsNumbers: false})).toEqual({verdict: 'none', sent: ['407']});
    expect(await verdictOf({orders: old(407), findsNumbers: false, hides: isOld})).toEqual({
      verdict: 'some',
      sent: ['407'],
    });
  });

  test('is never considered hidden just because orders without a date may sort before it', async () => {
    const undated = Array.from({length: 150}, (_, index) => withId(`undated-${index}`, null));
    await expect(verdictOf({orders: [...undated, ...old('A,1')]})).rejects.toThrow(LengowError);
  });

  test('is never considered hidden if the API ignores the ordering', async () => {
    await expect(verdictOf({orders: old('A,1'), honoursOrdering: false})).rejects.toThrow(LengowError);
  });

  test('is never considered hidden if an unsorted page of a shrinking crowd shows it only by chance', async () => {
    const suspect = withId('A,1', DAYS);
    const unsorted = [...crowd.slice(50, 100), ...crowd.slice(0, 50)];
    const ask = async ({orderDate}: Query): Promise<Page> => ({
      count: CROWD,
      orders: orderDate ? [suspect, ...unsorted.slice(1)] : unsorted,
      isWhole: false,
    });
    const given = {queries: {ask, once: ask}, query, page: await ask(query), now: NOW, doubt: 0};
    await expect(hiddenOrders(given)).rejects.toThrow(LengowError);
  });
});
