// Tests the comparison of each page with the previous page, and of two responses to the same query.
// Completeness: C12

import fc from 'fast-check';
import {combined, confirmed, expectationOf, isOpen, lacks, meets} from '../../../tap/lengow/walk/confirm.ts';
import type {Order} from '../../../tap/lengow/walk/order.ts';
import type {Page} from '../../../tap/lengow/walk/page.ts';

const order = (updatedAt: number, key = `o${updatedAt}`): Order => ({raw: {}, updatedAt, key});
const page = (instants: readonly number[], count = instants.length, more: Partial<Page> = {}): Page => ({
  count,
  orders: instants.map((instant) => order(instant)),
  isWhole: instants.length === count,
  ...more,
});
const exact = page([1, 2, 3], 10, {isExact: true});

test("a page is as expected if it starts with the previous page's last order and has the expected count", () => {
  const expected = expectationOf(exact, 3);
  expect(expected).toMatchObject({from: 3, left: 8, isExact: true});
  if (!expected) return;
  expect(meets(page([3, 4, 5], 8), expected)).toBe(true);
  // The API may return orders from before the start, because the requested range is slightly wider than needed.
  expect(meets(page([2, 3, 4], 9), expected)).toBe(true);
  expect(meets(page([3, 4, 6], 7), expected)).toBe(false);
  expect(meets(page([4, 5, 6], 8), expected)).toBe(false);
  expect(meets(page([3, 4, 5], 9), expected)).toBe(false);
});

test('a page with a duplicate order is not as expected, because the duplicate may have replaced a missing order', () => {
  const expected = expectationOf(exact, 3);
  expect(expected && meets(page([3, 4, 5], 8, {repeated: [order(4)]}), expected)).toBe(false);
});

test('an unconfirmed page cannot confirm the next page', () => {
  const expected = expectationOf(page([1, 2, 3], 10), 3);
  expect(expected && meets(page([3, 4, 5], 8), expected)).toBe(false);
  expect(expectationOf(exact, 4)).toBeUndefined();
});

test('a count far below the expected count contradicts the previous page; a count slightly below it does not', () => {
  const expected = expectationOf(page([1, 2, 3], 102), 3);
  const twice = (count: number) => [page([3], count), page([3], count)];
  expect([100, 91, 89, 1].map((count) => isOpen(twice(count), expected))).toEqual([false, false, true, true]);
  expect(isOpen(twice(9), undefined)).toBe(false);
});

test('a page whose orders have all moved past its end confirms nothing, and never becomes an empty page', () => {
  const before = page([1, 2], 9);
  const after = {...page([4, 5], 9), orders: [order(4, 'o1'), order(5, 'o2')]};
  expect(isOpen([before, after], undefined)).toBe(true);
  expect(confirmed(before, after)).toEqual({...after, isExact: false});
});

test.each<[string, Page[], boolean]>([
  ['one response', [page([1, 2])], true],
  ['two equal responses', [page([1, 2]), page([1, 2])], false],
  ['two different responses', [page([1, 2]), page([1])], true],
  ['orders that disappear and do not reappear', [page([1, 2, 3]), page([1, 2]), page([1])], false],
  ['an order that reappears', [page([1, 2]), page([1]), page([1, 2])], true],
  ['an order that appears and disappears again', [page([1]), page([1, 2]), page([1])], true],
  ['an order that reappears and stays', [page([1, 2]), page([1]), page([1, 2]), page([1, 2])], false],
  ['an order past the end of the shorter page', [page([1, 3], 9), page([1, 3, 4], 9), page([1, 3], 8)], false],
  ['unsorted pages', [page([3, 1], 9), page([2, 1], 9)], false],
])('%s: whether another response is needed', (_, pages, open) => {
  expect(isOpen(pages, undefined)).toBe(open);
});

test('two equal responses confirm each other; two different responses do not', () => {
  expect(confirmed(page([1, 2], 5), page([1, 2], 5))).toEqual({...page([1, 2], 5), isExact: true});
  expect(confirmed(page([1, 2], 5), page([1, 3], 5)).isExact).toBe(false);
  expect(confirmed(page([1, 2], 5), page([1, 2], 6))).toMatchObject({count: 6, isExact: false});
});

test('if two incomplete responses differ, orders are accepted only up to the end of the shorter response', () => {
  const both = confirmed(page([1, 3, 5], 9), page([1, 2, 3], 9));
  expect(both.orders.map(({updatedAt}) => updatedAt)).toEqual([1, 2, 3]);
  expect(both.isWhole).toBe(false);
  const oneEmpty = confirmed(page([]), page([1, 2], 9));
  expect([oneEmpty.orders.length, oneEmpty.count, oneEmpty.isWhole]).toEqual([2, 9, false]);
});

test('if an order changes between two responses, only its newer version is kept', () => {
  const [before, after] = [page([1, 2]), {...page([]), count: 2, orders: [order(2, 'o2'), order(3, 'o1')]}];
  for (const both of [confirmed(before, after), confirmed(after, before)])
    expect(both.orders.map(({key, updatedAt}) => [key, updatedAt])).toEqual([
      ['o2', 2],
      ['o1', 3],
    ]);
});

test('the combined page has every order up to its end, even if one of the two responses omits some', () => {
  const instants = fc.uniqueArray(fc.integer({min: 0, max: 60}), {minLength: 1, maxLength: 40});
  fc.assert(
    fc.property(instants, fc.func(fc.boolean()), fc.boolean(), (all, hides, isFirstFalse) => {
      const found = all.toSorted((a, b) => a - b);
      const pageOf = (shown: readonly number[]) => page(shown.slice(0, 10), shown.length);
      const [right, wrong] = [pageOf(found), pageOf(found.filter((instant) => !hides(instant)))];
      const both = isFirstFalse ? confirmed(wrong, right) : confirmed(right, wrong);
      const end = both.isWhole ? Number.POSITIVE_INFINITY : (both.orders.at(-1)?.updatedAt ?? -1);
      expect(both.orders.map(({updatedAt}) => updatedAt)).toEqual(found.filter((instant) => instant <= end));
      expect(both.isExact && wrong.count < right.count).toBe(false);
    }),
  );
});

test('responses for several groups of marketplaces are merged into one page, and their counts are added up', () => {
  expect(combined([page([1, 4], 7), page([2, 3])])).toMatchObject({count: 9, isWhole: false});
  expect(combined([page([1, 4]), page([2, 3])]).orders.map(({updatedAt}) => updatedAt)).toEqual([1, 2, 3, 4]);
});

test("an order found by another query counts as missing from a page unless it sorts after the page's last order", () => {
  const query = {updated: {from: 0, to: 9}};
  expect(lacks(page([1, 3]), query, [order(2)])).toBe(true);
  expect(lacks(page([1, 3]), query, [order(1), order(12)])).toBe(false);
  expect(lacks(page([1, 3], 20), query, [order(5)])).toBe(false);
  expect(lacks(page([1, 3], 20), query, [order(2)])).toBe(true);
  expect(lacks(page([3, 1], 20), query, [order(2)])).toBe(false);
});
