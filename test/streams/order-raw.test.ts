// The `order_raw` stream without its policy: what is kept of an order, whatever it is.

import {parseExactly} from '../../values/exact-json.ts';
import {columnsOf, contextOf, orderRawRecords} from './context.ts';

const KEY = {marketplace: 'darty', marketplace_order_id: 'R-1'};
const rawOf = (json: string, context = contextOf('order_raw')) => {
  const order = parseExactly(`${JSON.stringify(KEY).slice(0, -1)},${json}}`) as Record<string, unknown>;
  return String(orderRawRecords(order, context)[0]?.raw);
};
const begin = JSON.stringify(KEY).slice(0, -1);

test('one row per order, with its key, its status, and all of it as JSON', () => {
  const order = {
    account_id: 7,
    ...KEY,
    lengow_status: 'shipped',
    anonymized: 'yes',
    updated_at: '2026-03-01T08:00:00Z',
  };
  expect(orderRawRecords(order, contextOf('order_raw'))).toEqual([
    {
      ...{account_id: 7, ...KEY, lengow_status: 'shipped', anonymized: true},
      updated_at: '2026-03-01T08:00:00.000000Z',
      raw: JSON.stringify(order),
    },
  ]);
});

test('an order without lines or parts has a row, and one without a key has none', () => {
  expect(orderRawRecords({...KEY, packages: []}, contextOf('order_raw'))).toHaveLength(1);
  const context = contextOf('order_raw');
  expect(orderRawRecords({marketplace: 'darty', packages: []}, context)).toEqual([]);
  expect(context.problems).toEqual([
    {marketplace: 'darty', orderId: null, column: 'marketplace_order_id', expected: 'an order id'},
  ]);
});

test('numbers keep their digits, and members their order', () => {
  const json = '"z":12.50,"a":12345678901234567890,"m":{"y":1e3,"x":[-0,0.0000001]},"b":true';
  expect(rawOf(json)).toBe(`${begin},${json}}`);
});

test('NUL and lone surrogates are replaced, in names too; an escaped backslash is not', () => {
  expect(rawOf('"a\\u0000":"x\\ud800y\\u0000","b":"\\\\u0000","c":"\\ud83d\\ude00"')).toBe(
    `${begin},"a\uFFFD":"x\uFFFDy\uFFFD","b":"\\\\u0000","c":"😀"}`,
  );
});

test.each([5000, 20_000])('members %i levels deep are kept', (levels) => {
  const json = `"a":${'{"b":['.repeat(levels / 2)}1${']}'.repeat(levels / 2)}`;
  expect(rawOf(json) === `${begin},${json}}`).toBe(true);
});

test('NaN and Infinity are reported, and null', () => {
  const context = contextOf('order_raw');
  expect(rawOf('"total_order":NaN,"x":[Infinity]', context)).toBe(`${begin},"total_order":null,"x":[null]}`);
  expect(context.problems.map(({column, expected}) => `${column} is not ${expected}`)).toEqual([
    'raw is not valid JSON, because it contains NaN or Infinity',
  ]);
});

test('without the column, nothing about it is reported', () => {
  const context = contextOf('order_raw', columnsOf('order_raw', ['anonymized']));
  const order = parseExactly('{"marketplace":"a","marketplace_order_id":"b","x":NaN}') as Record<string, unknown>;
  expect(orderRawRecords(order, context)).toEqual([
    {account_id: 4, marketplace: 'a', marketplace_order_id: 'b', anonymized: null},
  ]);
  expect(context.problems).toEqual([]);
});
