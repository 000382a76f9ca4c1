// The opt-in columns of an order, from each shape that the API's fields can have, with values worked out by hand.

import {parseExactly} from '../../values/exact-json.ts';
import {contextOf, orderRecords} from './context.ts';
import {readOnly} from './read-only.ts';

const exactly = (json: string) => parseExactly(json) as object;
const FACE = '\ud83d\ude00';

describe.each([
  ['marketplace_customer_id', (value: unknown) => ({marketplace_customer_id: value}), 'a string'],
  ['comments', (value: unknown) => ({comments: value}), 'a string or an array of strings'],
  ['original_buyer_currency', (value: unknown) => ({original_buyer_currency: value}), 'a currency'],
  ['original_buyer_currency', (iso_a3: unknown) => ({original_buyer_currency: {iso_a3}}), 'a currency'],
  ['order_tax_id', (order_tax_id: unknown) => ({tax: {order_tax_id}}), 'a string in an object named "tax"'],
  [
    'tax_electronic_portal_type',
    (value: unknown) => ({tax: {tax_electronic_portal_type: value}}),
    'a string in an object named "tax"',
  ],
  [
    'tax_electronic_portal_id',
    (value: unknown) => ({tax: {tax_electronic_portal_id: value}}),
    'a string in an object named "tax"',
  ],
  [
    'marketplace_eori_number',
    (value: unknown) => ({tax: {marketplace_eori_number: value}}),
    'a string in an object named "tax"',
  ],
  [
    'buyer_tax_type',
    (type: unknown) => ({tax: {buyer_tax: {type}}}),
    'a string in an object named "buyer_tax" in an object named "tax"',
  ],
  [
    'buyer_tax_id',
    (id: unknown) => ({tax: {buyer_tax: {id}}}),
    'a string in an object named "buyer_tax" in an object named "tax"',
  ],
])('%s (%#)', (column, order, expected) => {
  test.each([
    [undefined, null],
    [null, null],
    ['', null],
    [' \t\n', null],
    [false, null],
    [true, null],
    ['Q7', 'Q7'],
    [' Q7 ', ' Q7 '],
    [12, '12'],
    ['a\0b\ud800c', 'a\uFFFDb\uFFFDc'],
    [FACE, FACE],
  ])('%p is %p', (value, text) => expect(readOnly(column, order(value))).toEqual([text]));

  test('an array in an array is reported', () => {
    expect(readOnly(column, order([['Q7']]))).toEqual([null, `${column} is not ${expected}`]);
  });

  test('a number keeps its digits', () => {
    const json = JSON.stringify(order('@')).replace('"@"', '98765432109876543210.50');
    expect(readOnly(column, exactly(json))).toEqual(['98765432109876543210.50']);
  });
});

test.each([
  [[], null],
  [{}, null],
  [['Ring twice'], 'Ring twice'],
  [['Ring twice', '', null, ' ', 'Leave at 4b'], 'Ring twice\nLeave at 4b'],
  [['a\nb', 12, false], 'a\nb\n12'],
  [['', null], null],
])('comments %p are %p', (comments, expected) => expect(readOnly('comments', {comments})).toEqual([expected]));

test.each([
  [null, null],
  [undefined, null],
  [[], null],
  [{}, null],
  [false, null],
  [true, null],
  ['', null],
  [' ', null],
  [{checksum: 'c3'}, '{"checksum":"c3"}'],
  [{a: [{b: null}], ' ': false}, '{"a":[{"b":null}]," ":false}'],
  [['gift'], '["gift"]'],
  ['gift', '"gift"'],
  [7, '7'],
  [{note: 'a\0\ud800'}, '{"note":"a\uFFFD\uFFFD"}'],
])('order_meta %p is %p', (order_meta, expected) => expect(readOnly('order_meta', {order_meta})).toEqual([expected]));

test('numbers in order_meta keep their digits, and one that is not JSON is reported', () => {
  expect(readOnly('order_meta', exactly('{"order_meta": {"a": 12.50, "b": [1e3]}}'))).toEqual([
    '{"a":12.50,"b":[1e3]}',
  ]);
  expect(readOnly('order_meta', exactly('{"order_meta": {"a": NaN}}'))).toEqual([null, 'order_meta is not anything']);
});

test.each([
  [{shipping_deadline: '2026-05-06T07:08:09.123456Z'}, '2026-05-06T07:08:09.123456Z'],
  [{shipping_deadline: '2026-05-06T07:08:09+02:00'}, '2026-05-06T05:08:09.000000Z'],
  [{shipping_deadline: '2026-05-06'}, '2026-05-06T00:00:00.000000Z'],
  [{shipping_deadline: '0001-01-01T00:00:00Z'}, null],
  [{shipping_deadline: ' '}, null],
  [{shipping_deadline: null}, null],
  [{checksum: 'c3'}, null],
  [{}, null],
  [[], null],
  [null, null],
])('the shipping deadline of order_meta %p is %p', (order_meta, expected) => {
  expect(readOnly('shipping_deadline', {order_meta})).toEqual([expected]);
});

test.each([
  [{shipping_deadline: 'in two days'}],
  [{shipping_deadline: 1_777_777_777}],
  [{shipping_deadline: ['2026-05-06']}],
  ['2026-05-06'],
])('an unreadable shipping deadline in %p is reported as undocumented', (order_meta) => {
  const context = contextOf('order');
  const [row] = orderRecords({marketplace: 'mirakl', marketplace_order_id: '1', order_meta}, context);
  expect(row?.shipping_deadline).toBeNull();
  expect(context.problems).toContainEqual({
    marketplace: 'mirakl',
    orderId: '1',
    column: 'shipping_deadline',
    expected: 'a date or date-time in an object named "order_meta"',
    isUndocumented: true,
  });
});

test.each([
  [6, 6],
  ['6', 6],
  ['6.0', 6],
  [0, 0],
  ['', null],
  [null, null],
  [undefined, null],
])('workflow_rank %p is %p', (workflow_rank, expected) =>
  expect(readOnly('workflow_rank', {workflow_rank})).toEqual([expected]),
);

test.each([[1.5], ['high'], [{}], [[]], ['9007199254740993']])('workflow_rank %p is reported', (workflow_rank) => {
  expect(readOnly('workflow_rank', {workflow_rank})).toEqual([null, 'workflow_rank is not an integer']);
});

describe.each(['original_processing_fee', 'original_total_buyer_amount', 'original_total_buyer_tax'])(
  '%s',
  (column) => {
    test.each([
      ['701.25', '701.25'],
      [701.25, '701.25'],
      [' 7.50 ', '7.5'],
      [809.2900000000001, '809.29'],
      [-1, '-1'],
      ['-1.00', '-1'],
      [0, '0'],
      ['', null],
      [null, null],
      [undefined, null],
    ])('%p is %p, also in an order without an exchange rate', (value, expected) => {
      expect(readOnly(column, {[column]: value, total_order: -1})).toEqual([expected]);
      expect(readOnly(column, {[column]: value, total_order: 5})).toEqual([expected]);
    });
    test.each([['7,50'], [true], [{}], [[1]]])('%p is reported', (value) => {
      expect(readOnly(column, {[column]: value})).toEqual([null, `${column} is not an amount`]);
    });
  },
);

test.each([
  ['GBP', 'GBP'],
  [{iso_a3: 'GBP', symbol: '£', name: 'Pound'}, 'GBP'],
  [{symbol: '£'}, null],
  [{}, null],
  [[], null],
])('original_buyer_currency %p is %p', (original_buyer_currency, expected) => {
  expect(readOnly('original_buyer_currency', {original_buyer_currency})).toEqual([expected]);
});

const TAX = [
  'order_tax_id',
  'tax_electronic_portal_type',
  'tax_electronic_portal_id',
  'marketplace_eori_number',
  'is_marketplace_deemed_supplier',
  'buyer_tax_type',
  'buyer_tax_id',
];

describe.each(TAX)('%s', (column) => {
  test.each([[undefined], [null], [[]], [{}], [false], [{buyer_tax: null}], [{buyer_tax: []}], [{buyer_tax: {}}]])(
    'is null if tax is %p',
    (tax) => expect(readOnly(column, {tax})).toEqual([null]),
  );
  test.each([['VAT'], [7], [['VAT']], [true]])('is reported if tax is %p', (tax) => {
    expect(readOnly(column, {tax})).toEqual([
      null,
      expect.stringMatching(`^${column} is not .* in an object named "tax"`),
    ]);
  });
});

test.each([['buyer_tax_type'], ['buyer_tax_id']])('%s is reported if buyer_tax is a string', (column) => {
  expect(readOnly(column, {tax: {buyer_tax: 'VAT'}})).toEqual([null, expect.stringContaining(column)]);
});

test.each([
  [true, true],
  ['TRUE', true],
  ['no', false],
  [1, true],
  ['', null],
  [null, null],
])('is_marketplace_deemed_supplier %p is %p', (value, expected) => {
  const tax = {is_marketplace_deemed_supplier: value};
  expect(readOnly('is_marketplace_deemed_supplier', {tax})).toEqual([expected]);
});

test.each([
  ['FR', 'FR'],
  ['fr', 'FR'],
  [' fr ', 'FR'],
  ['UK', 'GB'],
  ['EL', 'GR'],
  ['FRA', 'FR'],
  ['Germany', 'DE'],
  ['xk', 'XK'],
  ['ZZ', 'ZZ'],
  ['Atlantis', null],
  ['', null],
  [' ', null],
  [false, null],
  [null, null],
  [undefined, null],
])('a billing country of %p is %p', (common_country_iso_a2, expected) => {
  expect(readOnly('billing_country', {billing_address: {common_country_iso_a2}})).toEqual([expected]);
});

test.each([[null], [undefined], [[]], [{}], [false]])(
  'the billing country is null if the address is %p',
  (billing_address) => expect(readOnly('billing_country', {billing_address})).toEqual([null]),
);

test.each([['FR'], [7], [['FR']], [true], [{common_country_iso_a2: ['FR']}]])(
  'the billing country is reported if the address is %p',
  (billing_address) => {
    expect(readOnly('billing_country', {billing_address})).toEqual([
      null,
      'billing_country is not a country code in an object named "billing_address"',
    ]);
  },
);
