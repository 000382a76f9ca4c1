import {askOrders, idsOf} from './asking.ts';
import {order, shopOf} from './hand-made.ts';
import type {SandboxOptions} from './options.ts';
import type {Raw} from './render.ts';
import {startSandbox} from './sandbox.ts';

const ALL = {updated_from: '1970-01-01'};

async function found(orders: Raw[], query: Record<string, string>, options: Partial<SandboxOptions> = {}) {
  await using sandbox = await startSandbox({shop: shopOf(...orders), ...options});
  return idsOf(await askOrders(sandbox, query)).toSorted();
}

const AT = [
  order('before', {updated: '2026-02-20T10:00:00.499999Z'}),
  order('at', {updated: '2026-02-20T12:00:00.500000+02:00'}),
  order('after', {updated: '2026-02-20T10:00:00.500001'}),
];
const BOUND = '2026-02-20T10:00:00.500000Z';

test('updated_at bounds are inclusive and exact to the microsecond', async () => {
  expect(await found(AT, {updated_from: BOUND})).toEqual(['after', 'at']);
  expect(await found(AT, {updated_to: BOUND})).toEqual(['at', 'before']);
  expect(await found(AT, {updated_from: BOUND, updated_to: '2026-02-20T11:00:00.500000+01:00'})).toEqual(['at']);
});

test('exclusive bounds exclude the bound itself', async () => {
  expect(await found(AT, {updated_from: BOUND}, {exclusiveFrom: true})).toEqual(['after']);
  expect(await found(AT, {updated_to: BOUND}, {exclusiveTo: true})).toEqual(['before']);
});

test('with second precision of the parameter, the bound is truncated', async () => {
  expect(await found(AT, {updated_from: BOUND}, {secondPrecision: 'parameter'})).toEqual(['after', 'at', 'before']);
  expect(await found(AT, {updated_to: BOUND}, {secondPrecision: 'parameter'})).toEqual([]);
});

test('with second precision of the rows, the compared values are truncated', async () => {
  expect(await found(AT, {updated_from: BOUND}, {secondPrecision: 'rows'})).toEqual([]);
  expect(await found(AT, {updated_to: BOUND}, {secondPrecision: 'rows'})).toEqual(['after', 'at', 'before']);
});

test('with second precision of both, whole seconds are compared', async () => {
  expect(await found(AT, {updated_from: BOUND, updated_to: BOUND}, {secondPrecision: 'both'})).toHaveLength(3);
  expect(await found(AT, {updated_from: BOUND}, {secondPrecision: 'both', exclusiveFrom: true})).toEqual([]);
});

test('filters are combined with AND', async () => {
  const orders = [order('a', {imported: '2026-01-05'}), order('b', {imported: '2026-01-09T23:00:00Z'})];
  expect(await found(orders, {...ALL, imported_from: '2026-01-06'})).toEqual(['b']);
  expect(await found(orders, {updated_from: '2026-02-21', imported_from: '2026-01-06'})).toEqual([]);
});

test('the marketplace filter accepts a list and ignores case; ids must match exactly', async () => {
  const orders = [order('a'), {...order('b'), marketplace: 'darty'}, {...order('c'), marketplace: 'menlook'}];
  expect(await found(orders, {...ALL, marketplace: 'DARTY,amazon_FR'})).toEqual(['a', 'b']);
  expect(await found(orders, {...ALL, marketplace_order_id: 'c'})).toEqual(['c']);
});

test('an order without a date matches no filter on that date', async () => {
  const orders = [order('none'), order('dated', {ordered: '2026-02-19T00:00:00Z'})];
  expect(await found(orders, {marketplace_order_date_from: '1970-01-01'})).toEqual(['dated']);
  expect(await found(orders, {marketplace_order_date_to: '2100-01-01'})).toEqual(['dated']);
});

const RECENT = [
  order('none'),
  order('old', {ordered: '2026-02-22T11:59:59Z'}),
  order('recent', {ordered: '2026-02-22T12:00:01Z'}),
  order('future', {ordered: '2026-03-02T00:00:00Z'}),
];

test('without a valid date filter, the response covers the last seven days by order date', async () => {
  expect(await found(RECENT, {})).toEqual(['recent']);
  expect(await found(RECENT, {updated_from: '2026-02-30'})).toEqual(['recent']);
  expect(await found(RECENT, {updated_from: '2026-02-01T00:00:00 02:00', update_from: '2026-01-01'})).toEqual([
    'recent',
  ]);
  expect(await found(RECENT, {marketplace_order_id: 'old'})).toEqual([]);
});

test('one valid date filter of any kind lifts the seven-day limit', async () => {
  for (const name of ['updated_from', 'imported_from']) {
    expect(await found(RECENT, {[name]: '1970-01-01'})).toEqual(['future', 'none', 'old', 'recent']);
  }
  expect(await found(RECENT, {marketplace_order_date_from: '1970-01-01'})).toEqual(['future', 'old', 'recent']);
});

test('if updated_from does not lift the seven-day limit, an order date bound lifts only its side of it', async () => {
  const sevenDays = {sevenDays: true};
  expect(await found(RECENT, ALL, sevenDays)).toEqual(['none', 'recent']);
  expect(await found(RECENT, {...ALL, marketplace_order_date_from: '1970-01-01'}, sevenDays)).toEqual([
    'old',
    'recent',
  ]);
  expect(await found(RECENT, {...ALL, marketplace_order_date_to: '2100-01-01'}, sevenDays)).toEqual([
    'future',
    'recent',
  ]);
  const both = {marketplace_order_date_from: '1970-01-01', marketplace_order_date_to: '2100-01-01'};
  expect(await found(RECENT, {...ALL, ...both}, sevenDays)).toEqual(['future', 'old', 'recent']);
});

test('an ignored filter has no effect', async () => {
  const options = {ignoreFilters: ['updated_to', 'marketplace']};
  expect(await found(AT, {updated_from: BOUND, updated_to: BOUND, marketplace: 'darty'}, options)).toEqual([
    'after',
    'at',
  ]);
});
