// Tests whether ascending and descending queries have returned all orders without `imported_at`.
// Completeness: C3

import type {Page} from '../../../tap/lengow/walk/page.ts';
import {showsAllUndated} from '../../../tap/lengow/walk/undated.ts';

/** @param days the import date of each order, as a day in January; 0 means no import date */
const page = (...days: number[]): Page => ({
  count: 100,
  isWhole: false,
  orders: days.map((day, index) => ({
    key: String(index),
    updatedAt: 0,
    raw: {},
    enteredAt: day === 0 ? undefined : day,
  })),
});
const UP = page(1, 2, 3, 4, 5, 6, 7);
const DOWN = page(29, 28, 27, 26, 25, 24, 23);

test.each<[string, Page, Page, boolean]>([
  ['every order has a date', UP, DOWN, true],
  ['orders without a date come first', page(0, 0, 1, 2, 3, 4, 5, 6), DOWN, true],
  [
    'orders without a date come last, so the descending page starts with them',
    UP,
    page(0, 29, 28, 27, 26, 25, 24),
    true,
  ],
  ['the ascending page ends with an order without a date', page(1, 2, 3, 4, 5, 6, 0), DOWN, true],
  ['the ascending page has only orders without a date', page(0, 0, 0, 0), DOWN, false],
  ['the descending page has only orders without a date', UP, page(0, 0, 0, 0), false],
  ['an order without a date falls between orders with dates', page(1, 2, 0, 3, 4, 5, 6), DOWN, false],
  ['a page is not sorted', page(1, 2, 3, 4, 6, 5, 7), DOWN, false],
  ['the descending page is in ascending order', UP, UP, false],
  ['two dates could be sorted by chance', page(1, 2), page(29, 28), false],
])('%s', (_, ascending, descending, isProven) => {
  expect(showsAllUndated([ascending, ascending], [descending, descending])).toBe(isProven);
});

test('nothing is proven if one of two responses has only orders without a date', () => {
  expect(showsAllUndated([UP, page(0, 0, 0)], [DOWN, DOWN])).toBe(false);
});
