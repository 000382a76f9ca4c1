// How untidy order lines from the API become rows, with the expected rows worked out by hand.

import {ACCOUNT, columnsOf, contextOf, orderRecords} from './context.ts';

type Raw = Record<string, unknown>;

const order = (packages: unknown, rest: Raw = {}): Raw => ({
  account_id: 9,
  marketplace: 'amazon_fr',
  marketplace_order_id: 'A-1',
  updated_at: '2026-01-02T03:04:05.000006Z',
  packages,
  ...rest,
});
/** An order with one package per cart. */
const carts = (...lists: readonly (readonly unknown[])[]): Raw => order(lists.map((cart) => ({cart})));
const line = (id: unknown, lengowId?: unknown, rest: Raw = {}): Raw => ({
  marketplace_order_line_id: id,
  ...(lengowId === undefined ? {} : {id: lengowId}),
  ...rest,
});
const ids = (raw: Raw) => orderRecords(raw, contextOf('order')).map((row) => row.marketplace_order_line_id);
const amounts = (raw: Raw) =>
  orderRecords(raw, contextOf('order')).map((row) => [row.marketplace_order_line_id, row.line_amount]);
const problems = (raw: Raw, columns?: string[]) => {
  const context = contextOf('order', columns);
  const rows = orderRecords(raw, context);
  return {columns: context.problems.map(({column}) => column), rows: rows.length, all: context.problems};
};

test.each([
  ['an empty cart', carts([])],
  ['no package', order([])],
  ['packages null', order(null)],
  ['packages absent', order(undefined)],
  ['packages false', order(false)],
  ['packages as an empty map written by PHP', order({})],
  ['an empty package', order([[]])],
  ['a cart null', order([{cart: null}])],
  ['a cart false', order([{cart: false}])],
  ['a cart as an empty object', order([{cart: {}}])],
])('an order with %s has one row that contains no line', (_name, raw) => {
  const context = contextOf('order');
  const rows = orderRecords(raw, context);
  expect(context.problems).toEqual([]);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    marketplace_order_line_id: 'no-line',
    line_amount: null,
    product_title: null,
    updated_at: '2026-01-02T03:04:05.000006Z',
  });
});

test.each([
  ['its own', [line('L1', 5)], ['L1']],
  ['its own, as a number', [line(77, 5)], ['77']],
  ['its own, including surrounding white space', [line(' L1 ', 5)], [' L1 ']],
  ["Lengow's if its own is null", [line(null, 5)], ['5']],
  ["Lengow's if its own is absent", [{id: 5}], ['5']],
  ["Lengow's if its own is blank", [line(' \t', 'x5')], ['x5']],
  ['its position if it has neither', [line('L1'), line(''), line(null, ' ')], ['L1', 'line-2', 'line-3']],
])('the id of a line is %s', (_name, cart, expected) => expect(ids(carts(cart))).toEqual(expected));

test('positions are counted across all packages', () => {
  expect(ids(carts([{}, line('L2')], [], [{}]))).toEqual(['line-1', 'L2', 'line-3']);
});

test("a position is the line's place in the response, even if an earlier line appears twice", () => {
  expect(ids(carts([line('L1', 5)], [line('L1', 5), {}]))).toEqual(['L1', 'line-3']);
});

describe('the same Lengow id in two packages', () => {
  const both = (a: Raw, b: Raw) => amounts(carts([line('L1', 5, a)], [line('L1', '5', b)]));

  test('is one row if nothing differs', () => {
    expect(both({amount: '7.50', quantity: 1}, {amount: '7.50', quantity: 1})).toEqual([['L1', '7.5']]);
  });
  test('is one row if only the format of a value differs', () => {
    expect(both({amount: '7.50', shipping: ''}, {amount: 7.5})).toEqual([['L1', '7.5']]);
  });
  test('is two rows if a column differs', () => {
    expect(both({amount: 1}, {amount: 2})).toEqual([
      ['L1', '1'],
      ['L1#2', '2'],
    ]);
  });
  test('is one row with all values if each copy has values that the other is missing', () => {
    const raw = carts(
      [line('L1', 5, {amount: 1, refunded_amount: null, title: ''})],
      [line('L1', 5, {refunded_amount: '0.40', category: 'Caps'})],
    );
    expect(orderRecords(raw, contextOf('order'))).toMatchObject([
      {marketplace_order_line_id: 'L1', line_amount: '1', line_refunded_amount: '0.4', line_category: 'Caps'},
    ]);
  });
  test('is one row if only one of the lines has its own id', () => {
    expect(ids(carts([line(null, 5)], [line('L1', 5)]))).toEqual(['L1']);
  });
  test('is two rows if the lines have different ids of their own', () => {
    expect(ids(carts([line('L1', 5)], [line('L2', 5)]))).toEqual(['L1', 'L2']);
  });
  test('is two rows if the lines have different marketplace package ids', () => {
    const half = (id: unknown) => line('L1', 5, {quantity: 2, amount: 8, marketplace_package_id: id});
    expect(amounts(carts([half('P1')], [half('P2')]))).toEqual([
      ['L1', '8'],
      ['L1#2', '8'],
    ]);
    expect(ids(carts([half('P1')], [half(null)], [half(' ')]))).toEqual(['L1']);
  });
  test('is two rows if both lines are in the same package', () => {
    expect(ids(carts([line('L1', 5), line('L1', 5)]))).toEqual(['L1', 'L1#2']);
    expect(ids(carts([line('L1', 5), line('L1', 5)], [line('L1', 5), line('L1', 5)]))).toEqual(['L1', 'L1#2']);
    expect(ids(carts([line('L1', 5)], [line('L1', 5), line('L1', 5)]))).toEqual(['L1', 'L1#2']);
  });
  test('is compared with every earlier row for the same id', () => {
    const shown = [{amount: 1}, {amount: 2}, {amount: 2}, {amount: 1}, {tax: 3}, {tax: 4}];
    const raw = carts(...shown.map((rest) => [line('L1', 5, rest)]));
    expect(orderRecords(raw, contextOf('order'))).toMatchObject([
      {marketplace_order_line_id: 'L1', line_amount: '1', line_tax: '3'},
      {marketplace_order_line_id: 'L1#2', line_amount: '2', line_tax: '4'},
    ]);
  });
});

const DIFFERENCES: readonly (readonly [string, unknown, unknown])[] = [
  ['marketplace_product_id', 'P1', 'P2'],
  ['title', 'Cap', 'Hat'],
  ['quantity', 1, 2],
  ['quantity', 1.5, 2.5],
  ['amount', '3.00', '3.01'],
  ['shipping', 0, 1],
  ['discount', '0', '-1'],
  ['lengow_status', 'shipped', 'refused'],
  ['max_shipping_date', '2026-02-01', '2026-02-02'],
  ['merchant_product_id', {id: 'A'}, 'B'],
  ['tax', '1.0', '1.1'],
  ['refunded_amount', 5, 6],
  ['original_amount', '9', '9.5'],
  ['marketplace_status', 'SHIPPED', 'Shipped'],
  ['category', 'Caps', ''],
  ['feed_id', 1, 2],
  ['merchant_product_id', {id: 'A', field: 'ID'}, {id: 'A', field: 'EAN'}],
  ['marketplace_package_id', 'P1', 'P2'],
  ['url_product', 'https://a', 'https://b'],
  ['url_image', 'https://a', 'https://b'],
  ['original_shipping', 1, 2],
  ['original_discount', '1', '-1'],
  ['original_tax', '1', '1.01'],
  ['original_refunded_amount', 1, 2],
  ['original_buyer_amount', 1, 2],
  ['original_buyer_tax', 1, 2],
  ['orderline_types', [], [{type: 'gift'}]],
  ['order_line_meta', {engraving: 'A'}, {engraving: 'B'}],
  ['created_at', '2026-02-01', '2026-02-02'],
  ['updated_at', '2026-02-01', '2026-02-02'],
];

describe.each([
  ['with a Lengow id', 8],
  ['without a Lengow id', undefined],
])('a line %s in two packages', (_name, lengowId) => {
  test.each(DIFFERENCES)('is two rows if only its %s differs (%p, %p), selected or not', (field, first, second) => {
    const raw = carts([line('L1', lengowId, {[field]: first})], [line('L1', lengowId, {[field]: second})]);
    expect(ids(raw)).toEqual(['L1', 'L1#2']);
    expect(orderRecords(raw, contextOf('order', columnsOf('order', [])))).toHaveLength(2);
  });
});

describe('lines without a Lengow id', () => {
  test('are one row if they have the same id and values in two packages', () => {
    expect(amounts(carts([line('L1', undefined, {amount: 4})], [line('L1', undefined, {amount: '4.0'})]))).toEqual([
      ['L1', '4'],
    ]);
  });
  test('are two rows if they are in one package, if only one has a Lengow id, or if neither has any id', () => {
    expect(ids(carts([line('L1'), line('L1')]))).toEqual(['L1', 'L1#2']);
    expect(ids(carts([line('L1', 3)], [line('L1')]))).toEqual(['L1', 'L1#2']);
    expect(ids(carts([line('')], [line(null)]))).toEqual(['line-1', 'line-2']);
  });
});

test.each([
  ['the smaller number', [line('X', 10), line('X', 9)], ['X#2', 'X']],
  ['the smaller number, as a string', [line('X', '10'), line('X', '9')], ['X#2', 'X']],
  ['the smaller number of three', [line('X', 30), line('X', 10), line('X', 20)], ['X#3', 'X', 'X#2']],
  ['a number rather than a non-numeric string', [line('X', 'a'), line('X', 9)], ['X#2', 'X']],
  ['the smaller number above 2^53', [line('X', '9007199254740993'), line('X', '9007199254740992')], ['X#2', 'X']],
  [
    'the smaller of two numbers with more than 308 digits',
    [line('X', '1'.repeat(400)), line('X', '9'.repeat(399))],
    ['X#2', 'X'],
  ],
  ['the smaller string', [line('X', 'b'), line('X', 'a')], ['X#2', 'X']],
  ['a Lengow id rather than none', [line('X'), line('X', 99)], ['X#2', 'X']],
  ['the first position if none has a Lengow id', [line('X'), line('X'), line('X')], ['X', 'X#2', 'X#3']],
])('among lines with the same id, the line with %s keeps the id', (_name, cart, expected) => {
  expect(ids(carts(cart))).toEqual(expected);
});

test.each([
  ['a real X#2 keeps its id', ['X', 'X', 'X#2'], ['X', 'X#3', 'X#2']],
  ['a real X#2 also keeps its id if it is first', ['X#2', 'X', 'X', 'X'], ['X#2', 'X', 'X#3', 'X#4']],
  ['a repeated X#2 is counted separately', ['X', 'X#2', 'X', 'X#2'], ['X', 'X#2', 'X#3', 'X#2#2']],
  ['an id made from a position may equal a real id', ['line-2', ''], ['line-2', 'line-2#2']],
])('%s', (_name, given, expected) => expect(ids(carts(given.map((id) => line(id))))).toEqual(expected));

test.each([
  ['null', null, null],
  ['absent', undefined, null],
  ['a string', 'M-1', 'M-1'],
  ['a number', 60, '60'],
  ['an array with one element', ['60'], '60'],
  ['an array', ['60', 61, null, 'x'], '60,61,x'],
  ['an empty array', [], null],
  ['an empty object', {}, null],
  ['an array that contains only null', [null], null],
  ['blank', ' ', null],
  ['an array with blank items', ['', '60', ' ', null, '61'], '60,61'],
  ['an array that contains only blank items', ['', '\t'], null],
  ['false', false, null],
  ['an array with false', [false, 60], '60'],
])('the merchant order id may be %s', (_name, merchant_order_id, expected) => {
  expect(orderRecords(order([], {merchant_order_id}), contextOf('order'))[0]?.merchant_order_id).toBe(expected);
});

test.each([
  ['an object', {iso_a3: 'EUR', symbol: '€', name: 'Euro'}, 'EUR'],
  ['a string', 'GBP', 'GBP'],
  ['null', null, null],
  ['an object without a code', {symbol: '€'}, null],
  ['an empty array', [], null],
  ['false', false, null],
  ['an object with false', {iso_a3: false}, null],
])('the currency may be %s', (_name, currency, expected) => {
  const [row] = orderRecords(order([], {currency, original_currency: currency}), contextOf('order'));
  expect([row?.currency, row?.original_currency]).toEqual([expected, expected]);
});

test("the account is the order's own or, if it has none, the login's", () => {
  const accountOf = (account_id: unknown) => orderRecords(order([], {account_id}), contextOf('order'))[0]?.account_id;
  expect([accountOf(9), accountOf('9'), accountOf(null), accountOf(undefined)]).toEqual([9, 9, ACCOUNT, ACCOUNT]);
});

test.each([
  ['marketplace', null],
  ['marketplace', undefined],
  ['marketplace', ' '],
  ['marketplace', {}],
  ['marketplace_order_id', null],
  ['marketplace_order_id', ''],
  ['marketplace_order_id', ['A-1']],
  ['marketplace_order_id', false],
  ['marketplace', true],
])('an order whose %s is %p has no row and is reported with the identifiers that are known', (column, value) => {
  const {all, rows} = problems(order([{cart: [line('L1')]}], {[column]: value}));
  expect(rows).toBe(0);
  expect(all).toEqual([
    {
      marketplace: column === 'marketplace' ? null : 'amazon_fr',
      orderId: column === 'marketplace' ? 'A-1' : null,
      column,
      expected: expect.any(String),
    },
  ]);
});

test("an order with an invalid account id is reported and omitted: its rows could replace another order's", () => {
  const context = contextOf('order');
  const rows = orderRecords(order([], {account_id: 'nine'}), context);
  expect(context.problems.map(({column}) => column)).toEqual(['account_id']);
  expect(rows).toEqual([]);
});

test('an invalid value becomes null and is reported with its order and column, but without the value', () => {
  const context = contextOf('order');
  const rows = orderRecords(order([{cart: [line('L1', 1, {amount: 'PII-12,50'})]}], {total_tax: 'PII-x'}), context);
  expect(rows[0]).toMatchObject({line_amount: null, total_tax: null});
  expect(context.problems).toEqual([
    {marketplace: 'amazon_fr', orderId: 'A-1', column: 'total_tax', expected: 'an amount'},
    {marketplace: 'amazon_fr', orderId: 'A-1', column: 'line_amount', expected: 'an amount'},
  ]);
  expect(JSON.stringify(context.problems)).not.toContain('PII');
});

test.each([
  ['merchant_order_id', {merchant_order_id: {a: 1}}],
  ['merchant_order_id', {merchant_order_id: ['1', ['2']]}],
  ['merchant_order_id', {merchant_order_id: [[]]}],
  ['currency', {currency: ['EUR']}],
  ['currency', {currency: {iso_a3: ['EUR']}}],
  ['anonymized', {anonymized: 'maybe'}],
  ['imported_at', {imported_at: 'soon'}],
  ['updated_at', {updated_at: 12}],
  ['lengow_status', {lengow_status: {}}],
  ['marketplace_order_line_id', {packages: 'none'}],
  ['marketplace_order_line_id', {packages: true}],
  ['marketplace_order_line_id', {packages: {0: {}}}],
  ['marketplace_order_line_id', {packages: ['x']}],
  ['marketplace_order_line_id', {packages: [{cart: 'x'}]}],
  ['marketplace_order_line_id', {packages: [{cart: ['x']}]}],
  ['marketplace_order_line_id', {packages: [{cart: [line({})]}]}],
  ['sku', {packages: [{cart: [line('L1', 1, {merchant_product_id: {id: {}}})]}]}],
])('an invalid %s is reported once and still produces one row (%p)', (column, rest) => {
  const found = problems(order([], rest));
  expect(found.columns).toEqual([column]);
  expect(found.rows).toBe(1);
});

test('a quantity that is not a number is invalid in both of its columns', () => {
  expect(problems(carts([line('L1', 1, {quantity: 'two'})])).all).toMatchObject([
    {column: 'line_quantity', expected: 'an integer', alternative: undefined},
    {column: 'line_quantity_exact', expected: 'a number'},
  ]);
});

test('an invalid value in an unselected column becomes null without a report', () => {
  const faulty = order([{cart: [line('L1', 1, {amount: 'x'}), line('L1', 2, {amount: 'y'})]}], {total_tax: 'x'});
  expect(problems(faulty, columnsOf('order', ['updated_at'])).columns).toEqual([]);
});

test('an invalid value in a line that appears twice is reported even if only the second copy has it', () => {
  const raw = carts([line('L1', 5)], [line('L1', 5, {amount: 'x'})]);
  expect(problems(raw)).toMatchObject({columns: ['line_amount'], rows: 1});
});

test('malformed parts are left out, and the valid parts next to them are kept', () => {
  expect(ids(order(['x', null, {cart: [null, 'x', [], line('L1')]}, {cart: 7}]))).toEqual(['L1']);
});

test('keys do not depend on the selection', () => {
  const raw = carts([line('L1', 5, {amount: 1})], [line('L1', 5, {amount: 2, tax: 1})], [line('L1', 5, {amount: 2})]);
  const context = contextOf('order', columnsOf('order', []));
  expect(orderRecords(raw, context)).toEqual(
    ['L1', 'L1#2'].map((id) => ({
      account_id: 9,
      marketplace: 'amazon_fr',
      marketplace_order_id: 'A-1',
      marketplace_order_line_id: id,
    })),
  );
});

test('strings are made storable, even in keys, and keys remain distinct', () => {
  expect(ids(carts([line('a\0'), line('a\ud800'), line('b', 1, {title: '\udc00'})]))).toEqual([
    'a\uFFFD',
    'a\uFFFD#2',
    'b',
  ]);
});

describe('amounts of -1, which Lengow sends if it has no exchange rate:', () => {
  const amountsOf = (total_order: unknown) => {
    const own = {amount: '-1.00', tax: -1, shipping: '-1', discount: '-1.5', refunded_amount: -1, original_amount: -1};
    const rest = {total_order, total_tax: '-1', commission: -1, shipping: 3, discount: ' -1 ', processing_fee: '-1'};
    const originals = {original_total_order: -1, original_discount: '-1'};
    return orderRecords(order([{cart: [line('L1', 5, own)]}], {...rest, ...originals}), contextOf('order'))[0];
  };
  const ORIGINALS = {original_total_order: '-1', original_discount: '-1', line_original_amount: '-1'};

  test.each([[-1], ['-1'], ['-1.00'], [' -1 ']])('all converted amounts are null if the total is %p', (total) => {
    expect(amountsOf(total)).toMatchObject({
      ...{total_order: null, total_tax: null, commission: null, discount: null, processing_fee: null},
      ...{line_amount: null, line_tax: null, line_shipping: null, line_refunded_amount: null},
      ...{shipping: '3', line_discount: '-1.5', ...ORIGINALS},
    });
  });
  test.each([[-1.01], ['10'], [null]])('all amounts are valid if the total is %p', (total) => {
    expect(amountsOf(total)).toMatchObject({
      ...{total_tax: '-1', commission: '-1', discount: '-1', processing_fee: '-1'},
      ...{line_amount: '-1', line_tax: '-1', line_shipping: '-1', line_refunded_amount: '-1', ...ORIGINALS},
    });
  });
  test('an amount is null even if the total is not selected', () => {
    const raw = order([{cart: [line('L1', 5, {amount: -1})]}], {total_order: -1});
    expect(orderRecords(raw, contextOf('order', columnsOf('order', ['line_amount'])))[0]?.line_amount).toBeNull();
  });
});

test.each([
  [1.5, '1.5'],
  ['0.250', '0.25'],
  [' 2.5 ', '2.5'],
  [-0.5, '-0.5'],
])(
  'a quantity of %p is null in the integer column and %p in the exact column, which the warning names',
  (quantity, exact) => {
    const context = contextOf('order');
    const [row] = orderRecords(carts([line('L1', 5, {quantity})]), context);
    expect([row?.line_quantity, row?.line_quantity_exact]).toEqual([null, exact]);
    expect(context.problems).toEqual([
      {
        marketplace: 'amazon_fr',
        orderId: 'A-1',
        column: 'line_quantity',
        expected: 'an integer',
        alternative: 'line_quantity_exact',
      },
    ]);
  },
);

test.each([
  [3, 3, '3'],
  ['2.0', 2, '2'],
  [null, null, null],
  ['', null, null],
])('a quantity of %p is %p in the integer column and %p in the exact column', (quantity, whole, exact) => {
  const context = contextOf('order');
  const [row] = orderRecords(carts([line('L1', 5, {quantity})]), context);
  expect([row?.line_quantity, row?.line_quantity_exact, context.problems]).toEqual([whole, exact, []]);
});
