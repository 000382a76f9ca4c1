// Whether two orderings of a range have shown all orders without `imported_at`.
// Completeness: C3

import type {Page} from '../../../tap/lengow/orders/page.ts';
import {showsAllUndated} from '../../../tap/lengow/orders/undated.ts';

/** @param days the days of import; 0 means none */
const page = (...days: number[]): Page => ({
  count: 100,
  isWhole: false,
  orders: days.map((day, index) => ({
    key: String(index),
    updatedAt: 0,
    raw: {imported_at: day === 0 ? null : `2026-01-${String(day).padStart(2, '0')}`},
  })),
});
const UP = page(1, 2, 3, 4, 5, 6, 7);
const DOWN = page(29, 28, 27, 26, 25, 24, 23);

test.each<[string, Page, Page, boolean]>([
  ['none has no date', UP, DOWN, true],
  ['those without a date come first', page(0, 0, 1, 2, 3, 4, 5, 6), DOWN, true],
  ['those without a date come last, so the reverse begins with them', UP, page(0, 29, 28, 27, 26, 25, 24), true],
  ['a page ends with one, because it is complete', page(1, 2, 3, 4, 5, 6, 0), DOWN, true],
  ['a page is full of orders without a date', page(0, 0, 0, 0), DOWN, false],
  ['the reverse is full of orders without a date', UP, page(0, 0, 0, 0), false],
  ['one without a date is between the others', page(1, 2, 0, 3, 4, 5, 6), DOWN, false],
  ['a page is not sorted', page(1, 2, 3, 4, 6, 5, 7), DOWN, false],
  ['the reverse is not reversed', UP, UP, false],
  ['so few dates may be sorted by chance', page(1, 2), page(29, 28), false],
])('%s', (_, ascending, descending, isProven) => {
  expect(showsAllUndated([ascending, ascending], [descending, descending])).toBe(isProven);
});

test('one of two responses that is full of orders without a date is not enough', () => {
  expect(showsAllUndated([UP, page(0, 0, 0)], [DOWN, DOWN])).toBe(false);
});
