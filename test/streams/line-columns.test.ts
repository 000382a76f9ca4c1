// The opt-in columns of a line, from each shape that the API's fields can have, with values worked out by hand.

import {parseExactly} from '../../values/exact-json.ts';
import {readOnly} from './read-only.ts';

const ofLine = (column: string, line: object, order = {}) => readOnly(column, {...order, packages: [{cart: [line]}]});

describe.each([
  ['marketplace_package_id', (value: unknown) => ({marketplace_package_id: value})],
  ['url_product', (value: unknown) => ({url_product: value})],
  ['url_image', (value: unknown) => ({url_image: value})],
  ['sku_field', (field: unknown) => ({merchant_product_id: {field, id: 'S1'}})],
])('%s', (column, line) => {
  test.each([
    [undefined, null],
    [null, null],
    ['', null],
    [' \n', null],
    [true, null],
    [false, null],
    ['https://x', 'https://x'],
    [7, '7'],
    ['a\0\udc00', 'a\uFFFD\uFFFD'],
  ])('%p is %p', (value, expected) => expect(ofLine(column, line(value))).toEqual([expected]));

  test.each([[{a: 1}], [['x']], [[]]])('%p is reported', (value) => {
    expect(ofLine(column, line(value))).toEqual([null, expect.stringMatching(`^${column} is not a string`)]);
  });
});

test.each([[null], [undefined], [[]], [{}], [false], ['S1'], [7]])(
  'there is no field of the catalog if the product id is %p',
  (merchant_product_id) => expect(ofLine('sku_field', {merchant_product_id})).toEqual([null]),
);

describe.each([
  ['lengow_line_id', 'id'],
  ['feed_id', 'feed_id'],
])('%s', (column, field) => {
  test.each([
    [5, 5],
    ['5', 5],
    [' 9007199254740993.0 ', '9007199254740993'],
    ['-9007199254740993', '-9007199254740993'],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%p is %p', (value, expected) => expect(ofLine(column, {[field]: value})).toEqual([expected]));
  test.each([['x5'], [1.5], ['9.5e30'], [true], [{}], [[5]]])('%p is reported', (value) => {
    expect(ofLine(column, {[field]: value})).toEqual([null, `${column} is not an integer`]);
  });
});

describe.each([
  ['line_original_shipping', 'original_shipping'],
  ['line_original_discount', 'original_discount'],
  ['line_original_tax', 'original_tax'],
  ['line_original_refunded_amount', 'original_refunded_amount'],
  ['line_original_buyer_amount', 'original_buyer_amount'],
  ['line_original_buyer_tax', 'original_buyer_tax'],
])('%s', (column, field) => {
  test.each([
    ['2.50', '2.5'],
    [2.5, '2.5'],
    ['-1', '-1'],
    [-1, '-1'],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%p is %p, also in an order without an exchange rate', (value, expected) => {
    for (const total_order of [-1, 5]) expect(ofLine(column, {[field]: value}, {total_order})).toEqual([expected]);
  });
  test.each([['2,50'], [true], [{}], [[]]])('%p is reported', (value) => {
    expect(ofLine(column, {[field]: value})).toEqual([null, `${column} is not an amount`]);
  });
  test('keeps every digit', () => {
    expect(ofLine(column, parseExactly(`{"${field}": 90071992547409930.12}`) as object)).toEqual([
      '90071992547409930.12',
    ]);
  });
});

describe.each([
  ['line_types', 'orderline_types', '[]'],
  ['line_meta', 'order_line_meta', null],
])('%s', (column, field, empty) => {
  test.each([
    [[], empty],
    [{}, empty],
    [null, null],
    [undefined, null],
    [false, null],
    [true, null],
    ['', null],
    [' ', null],
    [[{type: 'gift'}], '[{"type":"gift"}]'],
    [{engraving: 'A'}, '{"engraving":"A"}'],
    [[null], '[null]'],
    ['gift', '"gift"'],
    [7, '7'],
    [['a\0\ud800'], '["a\uFFFD\uFFFD"]'],
  ])('%p is %p', (value, expected) => expect(ofLine(column, {[field]: value})).toEqual([expected]));
});

describe.each([
  ['line_created_at', 'created_at'],
  ['line_updated_at', 'updated_at'],
])('%s', (column, field) => {
  test.each([
    ['2016-02-03T04:05:06.7Z', '2016-02-03T04:05:06.700000Z'],
    ['2016-02-03T04:05:06+01:00', '2016-02-03T03:05:06.000000Z'],
    ['0000-00-00 00:00:00', null],
    [' ', null],
    [null, null],
    [undefined, null],
  ])('%p is %p', (value, expected) => expect(ofLine(column, {[field]: value})).toEqual([expected]));
  test.each([['soon'], [1_454_472_306], [{}], [[]]])('%p is reported', (value) => {
    expect(ofLine(column, {[field]: value})).toEqual([null, `${column} is not a date or date-time`]);
  });
});
