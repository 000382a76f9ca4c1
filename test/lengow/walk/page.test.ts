// Which responses the tap accepts.
// Completeness: A3

import {LengowError, RecordError} from '../../../tap/errors.ts';
import {FaultyResponse} from '../../../tap/lengow/http/answer.ts';
import {nameOf} from '../../../tap/lengow/orders/identity.ts';
import {ORDERS} from '../../../tap/lengow/orders/route.ts';
import {readPage as readPageOf} from '../../../tap/lengow/walk/page.ts';
import type {Query} from '../../../tap/lengow/walk/query.ts';
import {parseExactly} from '../../../values/exact-json.ts';
import {parseInstant} from '../../../values/instant.ts';
import {canBeWritten, DEEP} from '../../helpers/deep.ts';

const readPage = (answer: unknown, asked: Query, accountId?: number) =>
  readPageOf(answer, {route: ORDERS, query: asked, accountId});
const at = (text: string) => parseInstant(text) ?? 0;
const query: Query = {updated: {from: at('2026-01-01'), to: at('2026-02-01')}};
const order = (change: object = {}) => ({
  account_id: 1,
  marketplace: 'amazon_fr',
  marketplace_order_id: 'A',
  updated_at: '2026-01-15T00:00:00Z',
  imported_at: '2026-01-10T00:00:00Z',
  marketplace_order_date: '2026-01-09T00:00:00Z',
  ...change,
});
const body = (results: readonly object[], change: object = {}) => ({
  count: results.length,
  next: null,
  results,
  ...change,
});

test('a page that contains as many orders as its count is complete', () => {
  const {count, isWhole, orders} = readPage(body([order()]), query);
  expect([count, isWhole]).toEqual([1, true]);
  const key = '["1","amazon_fr","A"]';
  expect(orders[0]).toEqual({raw: order(), updatedAt: at('2026-01-15'), key, enteredAt: at('2026-01-10')});
});

describe('an order that appears on a page twice', () => {
  const read = (...results: readonly object[]) => {
    const {orders, repeated = [], isWhole, count} = readPage(body(results), query);
    return [orders.map(({raw}) => raw), repeated.map(({raw}) => raw), isWhole, count];
  };
  const late = (day: number, more: object = {}) => order({updated_at: `2026-01-${day}T00:00:00Z`, ...more});
  const other = order({marketplace_order_id: 'B'});

  test('is read once if the copies are identical', () => {
    expect(read(order(), other, order())).toEqual([[order(), other], [order()], true, 3]);
  });

  test('is read in its newest version, regardless of its position', () => {
    expect(read(late(17), late(19), other, late(18))).toEqual([[late(19), other], [late(17), late(18)], true, 4]);
  });

  test('is read in the version listed first if both are equally new', () => {
    const [one, two] = [late(17, {total_order: 1}), late(17, {total_order: 2})];
    expect(read(one, two)).toEqual([[one], [two], true, 2]);
  });

  test('is read in a version within the requested window, even if a newer one is just outside it', () => {
    const outside = order({updated_at: '2026-02-01T00:00:01Z'});
    expect(read(late(17), outside)).toEqual([[late(17)], [outside], true, 2]);
    expect(read(outside, late(17))).toEqual([[late(17)], [outside], true, 2]);
  });

  test.each<[string, object, object]>([
    ['an id as a number', {marketplace_order_id: 71}, {marketplace_order_id: '71'}],
    ['an account as a string', {}, {account_id: '1'}],
  ])('is recognized as the same order, even if one copy has %s', (_, one, two) => {
    expect(read(order(one), order(two))[0]).toEqual([order(one)]);
  });
});

test('order ids that differ only beyond JavaScript number precision identify different orders', () => {
  const orders = ['71234567890123456781', '71234567890123456782', '7.0', '7.00'].map((id) =>
    JSON.stringify(order({marketplace_order_id: 0})).replace(
      '"marketplace_order_id":0',
      `"marketplace_order_id":${id}`,
    ),
  );
  const page = readPage(parseExactly(`{"count": 4.0, "next": null, "results": [${orders.join(',')}]}`), query);
  expect(page.orders.map(({raw}) => nameOf(raw))).toEqual([
    'order 71234567890123456781 on amazon_fr',
    'order 71234567890123456782 on amazon_fr',
    'order 7.0 on amazon_fr',
    'order 7.00 on amazon_fr',
  ]);
  expect(page).toMatchObject({count: 4, isWhole: true, repeated: []});
});

test('an order with NaN as its id counts as having no id', () => {
  const text = JSON.stringify(order({marketplace_order_id: 0})).replace(
    '"marketplace_order_id":0',
    '"marketplace_order_id":NaN',
  );
  const [{raw, key} = {raw: {}, key: ''}] = readPage(parseExactly(`{"count":1,"results":[${text}]}`), query).orders;
  expect(nameOf(raw)).toBe('order without an id on amazon_fr');
  expect(key).toContain('"imported_at"');
});

test.each<[string, unknown]>([
  ['an object', {toString: 1}],
  ['an array', [[1]]],
  ['null', null],
  ['a blank string', ' '],
])('an order whose id is %s is identified by its content', (_, id) => {
  const [one, other] = [order({marketplace_order_id: id}), order({marketplace_order_id: id, lengow_status: 'new'})];
  const keys = readPage(body([one, other]), query).orders.map(({key}) => key);
  expect(new Set(keys).size).toBe(2);
  expect(nameOf(one)).toBe(id === ' ' ? 'order   on amazon_fr' : 'order without an id on amazon_fr');
});

const testUnlessWritten = canBeWritten ? test.skip : test;

testUnlessWritten('an order without an id that is too deeply nested to be identified makes a faulty response', () => {
  expect(() => readPage(body([order({marketplace_order_id: DEEP})]), query)).toThrow(FaultyResponse);
});

test.each<[string, object, Query]>([
  ['no orders', body([]), query],
  ['no next', {count: 1, results: [order()]}, query],
])('also complete: %s', (_, answer, asked) => {
  expect(readPage(answer, asked).isWhole).toBe(true);
});

test.each<[string, object, Query]>([
  ['there is a next page', body([order()], {count: 2, next: 'http://lengow/2'}), query],
  ['it is not the first page', body([order()]), {...query, page: 2}],
])('not complete if %s', (_, answer, asked) => {
  expect(readPage(answer, asked).isWhole).toBe(false);
});

test.each<[string, unknown]>([
  ['null', null],
  ['an array', [order()]],
  ['no count', {next: null, results: []}],
  ['a count that is a string', body([], {count: '0'})],
  ['a negative count', body([], {count: -1})],
  ['a fractional count', body([], {count: 0.5})],
  ['no results', {count: 0, next: null}],
  ['results that are not an array', body([], {results: {}})],
  ['results that are not objects', body([], {count: 1, results: [null]})],
  ['more orders than its count', body([order(), order()], {count: 1})],
  ['fewer orders than its count and no next page', body([order()], {count: 2})],
  ['as many orders as its count and a next page', body([order()], {next: 'http://lengow/2'})],
  ['no orders despite its count', body([], {count: 3, next: 'http://lengow/2'})],
])('a response with %s is faulty', (_, answer) => {
  expect(() => readPage(answer, query)).toThrow(FaultyResponse);
});

test.each([undefined, null, '', 'today', 5, '2026-02-30T00:00:00Z'])('updated_at %j is invalid', (updated_at) => {
  const read = () => readPage(body([order({updated_at})]), query);
  expect(read).toThrow(RecordError);
  expect(read).toThrow('order A on amazon_fr has no valid updated_at');
});

test.each<[string, Query, object]>([
  ['updated_from', query, {updated_at: '2025-12-31T23:59:57Z'}],
  ['updated_to', query, {updated_at: '2026-02-01T00:00:03Z'}],
  ['imported_from', {...query, entered: {from: at('2026-01-11')}}, {}],
  ['imported_to', {...query, entered: {to: at('2026-01-09')}}, {}],
  ['marketplace_order_date_from', {...query, orderDate: {from: at('2026-01-10')}}, {}],
  ['marketplace_order_date_to', {...query, orderDate: {to: at('2026-01-08')}}, {}],
  ['marketplace', {...query, marketplaces: ['fnac', 'darty']}, {}],
])('an order outside the filter %s proves that the API ignores the filter', (filter, asked, change) => {
  const read = () => readPage(body([order(change)]), asked);
  expect(read).toThrow(LengowError);
  expect(read).toThrow(`ignored the filter ${filter} `);
});

test.each<[string, Query, object]>([
  ['by the margin at the lower bound', query, {updated_at: '2025-12-31T23:59:58Z'}],
  ['by the margin at the upper bound', query, {updated_at: '2026-02-01T00:00:02Z'}],
  ['only by its case', {...query, marketplaces: ['AMAZON_FR']}, {}],
  ['because it has no date', {...query, entered: {from: at('2026-01-11')}}, {imported_at: null}],
])('an order outside a filter %s does not prove that the API ignores the filter', (_, asked, change) => {
  expect(readPage(body([order(change)]), asked).orders).toHaveLength(1);
});

test('an order without an id is identified by its dates and described by its marketplace', () => {
  const orders = [order({marketplace_order_id: null}), order({marketplace_order_id: null, imported_at: '2026-01-11'})];
  const keys = readPage(body(orders), query).orders.map(({key}) => key);
  expect(new Set(keys).size).toBe(2);
  expect([nameOf({marketplace: 'fnac'}), nameOf({marketplace_order_id: 7})]).toEqual([
    'order without an id on fnac',
    'order 7 on an unknown marketplace',
  ]);
});

describe('the account in the config', () => {
  const read = (json: string) => (parseExactly(`[${json}]`) as unknown[])[0];

  test.each(['2', '"2"', '" 2 "', '2.0', '71234567890123456781'])(
    'an order with account %s proves that the API ignored the filter',
    (json) => {
      const account_id = read(json);
      expect(() => readPage(body([order(), order({account_id, marketplace_order_id: 'B'})]), query, 1)).toThrow(
        'the API ignored the filter account_id',
      );
    },
  );

  test.each(['1', '"1"', '1.0', 'NaN', 'null', '""', '"x"', '1.5', '{"toString": 1}'])(
    'an order with account %s does not prove that the API ignored the filter',
    (json) => {
      expect(readPage(body([order({account_id: read(json)})]), query, 1).orders).toHaveLength(1);
    },
  );

  test('an order without an account does not prove that the API ignored the filter', () => {
    expect(readPage(body([order({account_id: undefined})]), query, 1).orders).toHaveLength(1);
  });
});
