// When an order's personal data is hidden: anonymized, too old, or erased.

import {modesOf} from '../../../config/personal.ts';
import {Policy} from '../../../tap/streams/personal/policy.ts';
import {type Micros, parseInstant} from '../../../values/instant.ts';

const UPPER = '2026-03-02T00:00:00Z';
const DAY_183_BEFORE = '2025-08-31T00:00:00Z';
const A_MOMENT_EARLIER = '2025-08-30T23:59:59.999999Z';

const policyOf = (maxAgeDays: number, upper: string, isErased?: (marketplace: string, id: string) => boolean) =>
  new Policy({modes: modesOf({}), maxAgeDays, upper: parseInstant(upper) as Micros, isErased});

const order = (change: object) => ({
  marketplace: 'amazon_fr',
  marketplace_order_id: 'A-1',
  updated_at: UPPER,
  ...change,
});

test.each([
  ['an order of today', {}, 'open'],
  ['an order of exactly 183 days', {marketplace_order_date: DAY_183_BEFORE}, 'open'],
  ['an older order', {marketplace_order_date: A_MOMENT_EARLIER}, 'hidden'],
  ['an order that was imported later', {marketplace_order_date: A_MOMENT_EARLIER, imported_at: UPPER}, 'hidden'],
  ['an old import of a new order', {marketplace_order_date: UPPER, imported_at: A_MOMENT_EARLIER}, 'open'],
  ['an order without an order date', {marketplace_order_date: null, imported_at: A_MOMENT_EARLIER}, 'hidden'],
  ['an order without both dates', {updated_at: A_MOMENT_EARLIER}, 'hidden'],
  ['an unreadable date', {marketplace_order_date: 'soon', imported_at: A_MOMENT_EARLIER}, 'hidden'],
  ['a date that means none', {marketplace_order_date: '0000-00-00', imported_at: A_MOMENT_EARLIER}, 'hidden'],
  ['an object as a date', {marketplace_order_date: {year: 2020}}, 'open'],
  ['a date without a time', {marketplace_order_date: '2025-08-30'}, 'hidden'],
  ['a date in another zone', {marketplace_order_date: '2025-08-31T01:59:59+02:00'}, 'hidden'],
  ['an anonymized order', {anonymized: true}, 'hidden'],
  ['an anonymized order in other words', {anonymized: ' True '}, 'hidden'],
  ['an anonymized order as a number', {anonymized: 1}, 'hidden'],
  ['an order that is not anonymized', {anonymized: 'no'}, 'open'],
  ['an unreadable mark', {anonymized: 'perhaps'}, 'open'],
])('%s (%j) is %s', (_, change, expected) => {
  expect(policyOf(183, UPPER).standingOf(order(change))).toBe(expected);
});

test('the age is set in days', () => {
  const dated = order({marketplace_order_date: '2026-02-28T23:00:00Z'});
  expect(policyOf(1, UPPER).standingOf(dated)).toBe('hidden');
  expect(policyOf(2, UPPER).standingOf(dated)).toBe('open');
});

test('an erased order is asked for as its key is written, and comes before all else', () => {
  const asked: string[] = [];
  const policy = policyOf(183, UPPER, (marketplace, id) => asked.push(`${marketplace} ${id}`) > 0);
  const numbered = order({marketplace: 'amazon_fr', marketplace_order_id: 17, anonymized: true});
  expect(policy.standingOf(numbered)).toBe('erased');
  expect(asked).toEqual(['amazon_fr 17']);
});
