// The oracle on a few rows whose marts are worked out by hand, and the comparison with what dbt built.

import type {Row} from '../../sandbox/index.ts';
import {compare} from '../compare.ts';
import {amountOf, part} from './amounts.ts';
import {marts} from './marts.ts';

const KEY = {account_id: 7, marketplace: 'm', marketplace_order_id: 'A'};
const HEADER = {...KEY, total_order: '0.05', commission: '-1.5', currency: 'EUR', lengow_status: 'shipped'};
const DATES = {imported_at: '2026-03-01T22:30:00.000000Z', max_shipping_date: '2026-03-03T12:00:00.000000Z'};
const line = (id: string, more: Row = {}): Row => ({...HEADER, ...DATES, marketplace_order_line_id: id, ...more});

const action = (id: number, more: Row): Row => ({
  ...KEY,
  action_id: id,
  action_type: 'ship',
  errors: null,
  created_at: '2026-03-03T10:00:00.900000Z',
  updated_at: '2026-03-03T10:01:00.100000Z',
  ...more,
});

const of = (more: object) =>
  marts({
    order: [line('1', {line_amount: '10'}), line('2', {line_amount: '10', line_lengow_status: 'canceled'})],
    order_tracking: [],
    order_action: [],
    marketplace_status: [],
    asOf: '2026-03-10T00:00:00.000Z',
    ...more,
  });

test.each([
  ['0.05', 1n, 2n, '0.03'],
  ['-0.05', 1n, 2n, '-0.03'],
  ['10', 1n, 3n, '3.33'],
  ['10', 2n, 3n, '6.67'],
])('of %s, %i of %i parts are %s', (amount, weight, whole, expected) => {
  expect(part(amountOf(amount) ?? 0n, weight, whole)).toBe(amountOf(expected));
});

test('the parts of an amount that cannot be halved add up to it', () => {
  expect(of({}).lengow__order_lines.map(({total_order_share: share}) => share)).toEqual([0.03, 0.02]);
});

test('an order whose date is past is late by its tracking, in time by its action, or not known', () => {
  const late = (more: object) => of(more).lengow__orders[0]?.is_late;
  expect(late({})).toBe(null);
  expect(late({order_tracking: [{...KEY, shipped_at: '2026-03-03T12:00:00.000001Z'}]})).toBe(true);
  expect(late({order_action: [action(1, {outcome: 'done'})]})).toBe(false);
  expect(late({order: [line('1', {lengow_status: 'waiting_shipment'})]})).toBe(true);
});

test('the days count what is cancelled, and a commission without its sign', () => {
  expect(of({}).lengow__sales_daily).toEqual([
    {
      ordered_on: '2026-03-01',
      account_id: 7,
      marketplace: 'm',
      currency: 'EUR',
      orders: 1,
      orders_with_total: 1,
      orders_with_commission: 1,
      units: null,
      gross: 0.05,
      cancelled: 10,
      refunded: null,
      commission_cost: 1.5,
    },
  ]);
});

test('errors that differ in a number are the same, and the median of two times lies between them', () => {
  const order_action = [
    action(1, {outcome: 'failed', errors: 'B 1'}),
    action(2, {outcome: 'failed', errors: 'B 22', updated_at: '2026-03-03T10:03:00.000000Z'}),
    action(3, {outcome: 'queued', errors: 'A'}),
  ];
  expect(of({order_action}).lengow__action_health).toEqual([
    expect.objectContaining({actions: 3, failed: 2, queued: 1, overdue: 1, median_minutes: 2, top_error: 'B #'}),
  ]);
});

test('a missing row, another value and a column too many are differences', () => {
  const wanted = [
    {id: 1, sum: 0.1 + 0.2},
    {id: 2, sum: 1},
  ];
  expect(compare([{id: 1, sum: 0.3}], wanted, ['id']).faults).toEqual(['no row [2]']);
  expect(
    compare(
      [
        {id: 1, sum: 0.3},
        {id: 2, sum: null, more: true},
      ],
      wanted,
      ['id'],
    ).faults,
  ).toEqual(['[2] sum is null; expected 1', '[2] more is true; expected undefined']);
});
