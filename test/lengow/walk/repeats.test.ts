// Tests the warnings about orders that Lengow returns more than once, and how often they are logged.

import {ORDERS} from '../../../tap/lengow/orders/route.ts';
import {InstantTable} from '../../../tap/lengow/walk/instant-table.ts';
import {instantOf, type Order} from '../../../tap/lengow/walk/order.ts';
import type {Page} from '../../../tap/lengow/walk/page.ts';
import {Repeats} from '../../../tap/lengow/walk/repeats.ts';
import {SharedKeys} from '../../../tap/lengow/walk/shared-keys.ts';

const order = (id: string, imported_at: unknown = '2026-01-10T00:00:00Z'): Order => ({
  raw: {marketplace: 'darty', marketplace_order_id: id, imported_at},
  updatedAt: 0,
  enteredAt: instantOf(imported_at),
  key: `darty ${id}`,
});
const page = (orders: readonly Order[], repeated: readonly Order[] = []): Page => ({
  count: orders.length + repeated.length,
  orders,
  repeated,
  isWhole: true,
});
const LATER = '2026-01-11T00:00:00Z';

test('two orders with the same key on different pages cause one warning', () => {
  const repeats = new Repeats(ORDERS);
  expect(repeats.in(page([order('A'), order('B')]))).toEqual([]);
  expect(repeats.in(page([order('C'), order('A', LATER)]))).toEqual([
    expect.stringContaining('Lengow returned two different orders as order A on darty: their imported_at differs'),
  ]);
  expect(repeats.in(page([order('A')]))).toEqual([]);
});

test('two orders with the same key on the same page are reported as two orders, not as two versions of one', () => {
  expect(new Repeats(ORDERS).in(page([order('A')], [order('A', LATER)]))).toEqual([
    expect.stringContaining('two different orders as order A on darty'),
  ]);
});

test('a repeated order causes one warning', () => {
  const repeats = new Repeats(ORDERS);
  const twice = page([order('A'), order('B')], [order('A')]);
  expect(repeats.in(twice)).toEqual([
    expect.stringContaining('Lengow returned order A on darty more than once on a page'),
  ]);
  expect(repeats.in(twice)).toEqual([]);
});

test.each<[string, unknown, unknown]>([
  ['in another form', '2026-01-10T01:00:00+01:00', '2026-01-10'],
  ['that was missing before', null, LATER],
  ['that is missing now', LATER, ''],
  ['that is not a date', 'soon', 5],
])('an import date %s is not treated as a different date', (_, one, two) => {
  const repeats = new Repeats(ORDERS);
  expect([...repeats.in(page([order('A', one)])), ...repeats.in(page([order('A', two)]))]).toEqual([]);
});

test('warnings name at most 100 orders', () => {
  const orders = Array.from({length: 150}, (_, index) => order(String(index)));
  const warnings = new Repeats(ORDERS).in(page(orders, orders));
  expect(warnings).toHaveLength(101);
  expect(warnings.at(-1)).toBe('More than 100 orders share a key or are repeated; the others are not named.');
});

test('at least the latest 50,000 keys are remembered, and never more than 100,000', () => {
  const keys = new SharedKeys();
  const found = [49_999, 100_000].map((others) => {
    keys.has(order('A'));
    for (let index = 0; index < others; index += 1) keys.has(order(`${others}-${index}`));
    return keys.has(order('A', LATER));
  });
  expect(found).toEqual([true, false]);
});

test("a key's age is counted from the last time it was seen", () => {
  const keys = new SharedKeys();
  for (let index = 0; index < 120_000; index += 1) {
    if (index % 40_000 === 0) keys.has(order('A'));
    keys.has(order(String(index)));
  }
  expect(keys.has(order('A', LATER))).toBe(true);
});

test('keys with different hashes are distinguished even if they share a table slot', () => {
  const table = new InstantTable(8);
  for (const hash of [1, 9, 17, 8]) table.set(hash, 10 * hash);
  table.set(9, 5);
  expect([1, 9, 17, 8, 25, 16].map((hash) => table.get(hash))).toEqual([10, 5, 170, 80, undefined, undefined]);
  expect(table.size).toBe(4);
  table.clear();
  expect([table.get(9), table.size]).toEqual([undefined, 0]);
});
