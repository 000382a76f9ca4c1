// A JSON number in any field of an order is either written with its original digits or reported.

import fc from 'fast-check';
import {marketplaceRecords} from '../../tap/streams/marketplace.ts';
import {orderRecords} from '../../tap/streams/order.ts';
import {orderTrackingRecords} from '../../tap/streams/order-tracking.ts';
import type {Raw, Row, RowContext, Value} from '../../tap/streams/stream.ts';
import {parseExactly} from '../../values/exact-json.ts';
import {decimalOf} from '../helpers/decimal.ts';
import {jsonText, numberToken} from '../helpers/json-text.ts';
import {contextOf} from './context.ts';

const CASES = 10_000;

/** The fields of an order as JSON text, where `@` marks the place for a value. */
const ORDER = {
  id: '"marketplace_order_id": @',
  account: '"account_id": @',
  marketplace: '"marketplace": @',
  total: '"total_tax": @',
  status: '"lengow_status": @',
  currency: '"currency": @',
  currencyCode: '"currency": {"iso_a3": @}',
  merchantId: '"merchant_order_id": @',
  merchantIds: '"merchant_order_id": ["a", @]',
  anonymized: '"anonymized": @',
  imported: '"imported_at": @',
  types: '"order_types": @',
  invoice: '"invoice_number": @',
  customer: '"marketplace_customer_id": @',
  comment: '"comments": @',
  meta: '"order_meta": {"a": [@]}',
  rank: '"workflow_rank": @',
  buyerTotal: '"original_total_buyer_amount": @',
  buyerCurrency: '"original_buyer_currency": @',
  taxId: '"tax": {"order_tax_id": @}',
  buyerTaxId: '"tax": {"buyer_tax": {"id": @}}',
  deemed: '"tax": {"is_marketplace_deemed_supplier": @}',
};
const LINE = {
  lineId: '"marketplace_order_line_id": @',
  lengowId: '"id": @',
  quantity: '"quantity": @',
  amount: '"amount": @',
  title: '"title": @',
  sku: '"merchant_product_id": {"id": @}',
  bareSku: '"merchant_product_id": @',
  skuField: '"merchant_product_id": {"field": @}',
  packageId: '"marketplace_package_id": @',
  feed: '"feed_id": @',
  originalTax: '"original_tax": @',
  lineMeta: '"order_line_meta": {"a": @}',
  created: '"created_at": @',
};
const TRACKING = {
  number: '"number": @',
  carrier: '"carrier": @',
  weight: '"parcel_weight": @',
  delivered: '"is_delivered_by_marketplace": @',
  shipped: '"shipped_at": @',
  relay: '"relay": @',
  relayId: '"relay": {"id": @}',
  relayName: '"relay": {"name": @}',
  lineIds: '"marketplace_order_line_ids": [@]',
  bareLineIds: '"marketplace_order_line_ids": @',
};
const member = (table: Readonly<Record<string, string>>, place: string, value: string): string =>
  table[place] === undefined ? '' : `, ${table[place].replace('@', () => value)}`;

const orderText = (place: string, value: string): string =>
  `{"x": 0, "marketplace": "fnac", "marketplace_order_id": "A", "updated_at": "2026-01-01T00:00:00Z"${member(ORDER, place, value)},
    "packages": [{"cart": [{"y": 0${member(LINE, place, value)}}],
      "delivery": {"trackings": [{"z": 0${member(TRACKING, place, value)}}]}}]}`;

const ofOrder = contextOf('order');
const ofTracking = contextOf('order_tracking');
const orderRows = orderRecords(ofOrder);
const trackingRows = orderTrackingRecords(ofTracking);

/** Columns of an order that read a field of another column, but accept less. */
const STRICTER = /^(is_(business|prime|express|delivered_by_marketplace)|lengow_line_id)$/;

type Outcome = {readonly cells: Readonly<Record<string, Value>>; readonly problems: readonly string[]};

/** Returns the cells and problems of an order that has the given value in the given place. */
function read(place: string, value: string): Outcome {
  const [context, rowsOf] = place in TRACKING ? [ofTracking, trackingRows] : [ofOrder, orderRows];
  context.problems.length = 0;
  const [row = []] = rowsOf(parseExactly(orderText(place, value)) as Raw);
  const problems = context.problems.map(({column}) => column);
  return {
    cells: named(row, context),
    problems: problems.filter((column) => place in TRACKING || !STRICTER.test(column)),
  };
}

const named = (row: Row, {columns}: RowContext) =>
  Object.fromEntries(row.map((value, index) => [columns[index], value]));

const TEXTS: Readonly<Record<string, string>> = {
  id: 'marketplace_order_id',
  marketplace: 'marketplace',
  status: 'lengow_status',
  currency: 'currency',
  currencyCode: 'currency',
  merchantId: 'merchant_order_id',
  invoice: 'invoice_number',
  lineId: 'marketplace_order_line_id',
  lengowId: 'marketplace_order_line_id',
  title: 'product_title',
  sku: 'sku',
  bareSku: 'sku',
  number: 'tracking_number',
  carrier: 'carrier',
  relay: 'relay',
  relayId: 'relay',
  relayName: 'relay_name',
  customer: 'marketplace_customer_id',
  comment: 'comments',
  buyerCurrency: 'original_buyer_currency',
  taxId: 'order_tax_id',
  buyerTaxId: 'buyer_tax_id',
  skuField: 'sku_field',
  packageId: 'marketplace_package_id',
};

const AMOUNTS: Readonly<Record<string, string>> = {
  total: 'total_tax',
  amount: 'line_amount',
  weight: 'parcel_weight',
  buyerTotal: 'original_total_buyer_amount',
  originalTax: 'line_original_tax',
};
const INTEGERS: Readonly<Record<string, string>> = {
  account: 'account_id',
  quantity: 'line_quantity',
  rank: 'workflow_rank',
};
const INSTANTS: Readonly<Record<string, string>> = {
  imported: 'imported_at',
  shipped: 'shipped_at',
  created: 'line_created_at',
};
const JSON_TEXTS: Readonly<Record<string, string>> = {
  types: 'order_types',
  lineIds: 'marketplace_order_line_ids',
  bareLineIds: 'marketplace_order_line_ids',
};

const placeOf = (table: Readonly<Record<string, string>>) => fc.constantFrom(...Object.entries(table));

test('any number in a string column is written exactly as received', () => {
  fc.assert(
    fc.property(placeOf(TEXTS), numberToken, ([place, column], token) => {
      const {cells, problems} = read(place, token);
      expect([cells[column], problems]).toEqual([token, []]);
    }),
    {numRuns: CASES},
  );
});

test('any number in an amount column keeps its value', () => {
  fc.assert(
    fc.property(placeOf(AMOUNTS), numberToken, ([place, column], token) => {
      const {cells, problems} = read(place, token);
      const expected = decimalOf(token);
      // Most JSON parsers read larger numbers as Infinity.
      const isReported = expected.replace(/^-|\..*/g, '').length > 308;
      expect([cells[column], problems]).toEqual(isReported ? [null, [column]] : [expected, []]);
    }),
    {numRuns: CASES},
  );
});

test('an integer column keeps the value of a whole number; any other number is reported', () => {
  const small = fc
    .integer({min: 1, max: 99})
    .chain((n) => fc.constantFrom(`${n}`, `${n}.0`, `${n}.000`, `${n}e0`, `${n}0E-1`, `-${n}`, `${n}.5`));
  fc.assert(
    fc.property(placeOf(INTEGERS), fc.oneof(numberToken, small), ([place, column], token) => {
      const {cells, problems} = read(place, token);
      const isRead = isSafe(token);
      expect(problems.includes(column)).toBe(!isRead);
      if (isRead) expect(String(cells[column])).toBe(decimalOf(token));
    }),
    {numRuns: CASES},
  );
});

test('an id in an integer column keeps every digit; a number that is not an integer is reported', () => {
  fc.assert(
    fc.property(numberToken, (token) => {
      const {cells, problems} = read('feed', token);
      const expected = exactDigits(token);
      const isRead = expected !== undefined && expected.replace('-', '').length <= 308;
      expect([cells.feed_id?.toString() ?? null, problems]).toEqual(isRead ? [expected, []] : [null, ['feed_id']]);
    }),
    {numRuns: CASES},
  );
  for (const id of [
    '91234567890123456789',
    '"91234567890123456789"',
    '91234567890123456789.0',
    '9123456789012345678.90e1',
  ])
    expect(read('lengowId', id).cells.lengow_line_id).toBe('91234567890123456789');
});

/** The digits of an integer; undefined for any other number. */
function exactDigits(token: string): string | undefined {
  const [, sign = '', digits = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(token) ?? [];
  const power = Number(exponent) - fraction.length;
  const all = BigInt(digits + fraction);
  if (power < 0 && all % 10n ** BigInt(-power) !== 0n) return;
  const value = power < 0 ? all / 10n ** BigInt(-power) : all * 10n ** BigInt(power);
  return value === 0n ? '0' : `${sign}${value}`;
}

/** Whether the number is an integer that any JSON parser can represent exactly. */
function isSafe(token: string): boolean {
  const digits = exactDigits(token);
  return digits !== undefined && Number.isSafeInteger(Number(digits));
}

test('a number in a date-time column is reported', () => {
  fc.assert(
    fc.property(placeOf(INSTANTS), numberToken, ([place, column], token) => {
      expect(read(place, token).problems).toEqual([column]);
    }),
    {numRuns: CASES / 10},
  );
});

test.each([
  ['anonymized', 'anonymized'],
  ['delivered', 'is_delivered_by_marketplace'],
  ['deemed', 'is_marketplace_deemed_supplier'],
])('%s: 1 and 0 are read as booleans in any spelling', (place, column) => {
  const spellings: [string, unknown][] = [
    ['1', true],
    ['1.0', true],
    ['10e-1', true],
    ['0.00', false],
    ['-0', false],
  ];
  for (const [token, expected] of spellings)
    expect(read(place, token)).toMatchObject({cells: {[column]: expected}, problems: []});
  for (const token of ['2.0', '1.00000000000000000001', '0e1000000000000', 'NaN'].filter(
    (one) => !one.startsWith('0e'),
  ))
    expect(read(place, token)).toMatchObject({cells: {[column]: null}, problems: [column]});
});

test('numbers at any depth in a JSON column keep their spelling', () => {
  fc.assert(
    fc.property(jsonText(numberToken), ({compact, spaced}) => {
      const {cells, problems} = read('types', spaced);
      expect([cells.order_types, problems]).toEqual([
        ['null', 'true', 'false'].includes(compact) ? null : storable(compact),
        [],
      ]);
    }),
    {numRuns: CASES},
  );
});

/** Replaces escaped NULs and lone surrogates, which targets cannot store. */
const storable = (json: string): string =>
  json.replace(/\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g, (found) => (found === '\\\\' ? found : '\uFFFD'));

test.each([
  ['meta', 'order_meta', '{"a":[@]}'],
  ['lineMeta', 'line_meta', '{"a":@}'],
])('%s: numbers in it keep their spelling', (place, column, text) => {
  fc.assert(
    fc.property(numberToken, (token) => {
      expect(read(place, token)).toMatchObject({cells: {[column]: text.replace('@', token)}, problems: []});
    }),
    {numRuns: CASES / 10},
  );
});

test('numbers in the list of line ids keep their spelling', () => {
  fc.assert(
    fc.property(fc.array(numberToken, {minLength: 1, maxLength: 4}), (tokens) => {
      const {cells, problems} = read('lineIds', tokens.join(', '));
      expect([cells.marketplace_order_line_ids, problems]).toEqual([`[${tokens.join(',')}]`, []]);
    }),
    {numRuns: CASES / 10},
  );
  expect(read('bareLineIds', '7.0').cells.marketplace_order_line_ids).toBe('[7.0]');
});

test("numbers in a marketplace's JSON columns keep their spelling", () => {
  const context = contextOf('marketplace');
  const raw = parseExactly(
    '{"name": 7.0, "orders": {"actions": {"ship": [61234567890123456781, 1e3]}, "status": NaN}}',
  );
  const [row = []] = marketplaceRecords(context)({code: 'darty', raw});
  expect(named(row, context)).toMatchObject({
    marketplace_name: '7.0',
    allowed_actions: '{"ship":[61234567890123456781,1e3]}',
    valid_statuses: null,
  });
  expect(context.problems.map(({column}) => column)).toEqual(['valid_statuses']);
});

test('ids in a list keep their spelling', () => {
  expect(read('merchantIds', '12.50')).toMatchObject({cells: {merchant_order_id: 'a,12.50'}, problems: []});
  expect(read('merchantIds', '98765432109876543211').cells.merchant_order_id).toBe('a,98765432109876543211');
});

test('the line ids of two trackings for the same parcel are merged, and compared digit by digit', () => {
  const ids = (list: string) => `{"number": "T", "marketplace_order_line_ids": [${list}]}`;
  const text = `{"marketplace": "fnac", "marketplace_order_id": "A", "packages": [{"delivery": {"trackings": [
    ${ids('98765432109876543211, 5.0')}, ${ids('98765432109876543212, 98765432109876543211')}]}}]}`;
  const rows = trackingRows(parseExactly(text) as Raw).map((row) => named(row, ofTracking));
  expect(rows.map((row) => row.marketplace_order_line_ids)).toEqual([
    '[98765432109876543211,5.0,98765432109876543212]',
  ]);
});

test('if two lines share an id, the line with the smaller Lengow id keeps the id, even above 2^53', () => {
  const line = (id: string, title: string) => `{"marketplace_order_line_id": "X", "id": ${id}, "title": "${title}"}`;
  const text = `{"marketplace": "fnac", "marketplace_order_id": "A", "packages": [{"cart": [
    ${line('98765432109876543212', 'later')}, ${line('98765432109876543211', 'earlier')}]}]}`;
  const rows = orderRows(parseExactly(text) as Raw).map((row) => named(row, ofOrder));
  expect(rows.map((row) => [row.marketplace_order_line_id, row.product_title])).toEqual([
    ['X#2', 'later'],
    ['X', 'earlier'],
  ]);
});

const COLUMNS: Readonly<Record<string, string>> = {
  ...TEXTS,
  ...AMOUNTS,
  ...INTEGERS,
  ...INSTANTS,
  ...JSON_TEXTS,
  merchantIds: 'merchant_order_id',
  anonymized: 'anonymized',
  feed: 'feed_id',
  meta: 'order_meta',
  lineMeta: 'line_meta',
  deemed: 'is_marketplace_deemed_supplier',
  delivered: 'is_delivered_by_marketplace',
};
// Lengow's line id is ignored if the line's own id can be read.
const PLACES = Object.keys({...ORDER, ...LINE, ...TRACKING}).filter((place) => place !== 'lengowId');

test.each(PLACES.flatMap((place) => ['NaN', 'Infinity', '-Infinity'].map((token): [string, string] => [place, token])))(
  '%s: %s is reported',
  (place, token) => {
    expect(read(place, token).problems).toContain(COLUMNS[place]);
  },
);

test('NaN deep in a JSON column is reported', () => {
  expect(read('types', '[{"a": [1, NaN]}]')).toMatchObject({cells: {order_types: null}, problems: ['order_types']});
});
