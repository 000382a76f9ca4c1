// Property-based tests with any JSON type in any scalar column, and with any two different lines.

import fc from 'fast-check';
import {type StreamId, streamSchemas} from '../../catalog/streams.ts';
import {columnsOf, contextOf, marketplaceRecord, type Named, orderRecords, orderTrackingRecords} from './context.ts';

const RUNS = {numRuns: 10_000};
const ORDER = {marketplace: 'fnac', marketplace_order_id: 'F-1', updated_at: '2026-02-03T04:05:06Z'};
type Raw = Record<string, unknown>;

/** Columns that are read from a single scalar field, keyed by field. */
const ORDER_FIELDS = {
  lengow_status: 'lengow_status',
  marketplace_status: 'marketplace_status',
  total_tax: 'total_tax',
  processing_fee: 'processing_fee',
  imported_at: 'imported_at',
  anonymized: 'anonymized',
  marketplace_country: 'marketplace_country_iso2',
  invoice_number: 'invoice_number',
  original_total_order: 'original_total_order',
};
const LINE_FIELDS = {
  product_title: 'title',
  line_quantity: 'quantity',
  line_quantity_exact: 'quantity',
  line_amount: 'amount',
  line_tax: 'tax',
  line_lengow_status: 'lengow_status',
  max_shipping_date: 'max_shipping_date',
  line_category: 'category',
};
const TRACKING_FIELDS = {
  carrier: 'carrier',
  tracking_url: 'url',
  is_delivered_by_marketplace: 'is_delivered_by_marketplace',
  parcel_weight: 'parcel_weight',
  shipped_at: 'shipped_at',
};
const MARKETPLACE_FIELDS = {marketplace_name: 'name', legacy_code: 'legacy_code'};

type Place = {readonly stream: StreamId; readonly column: string; readonly read: (value: unknown) => Outcome};
type Outcome = {readonly row: Named | undefined; readonly problems: readonly object[]};

const reading =
  (stream: StreamId, rows: (context: ReturnType<typeof contextOf>, raw: Raw) => Named[], wrap: (field: Raw) => Raw) =>
  ([column, field]: [string, string]): Place => ({
    stream,
    column,
    read: (value) => {
      const context = contextOf(stream, columnsOf(stream, [column]));
      const [row] = rows(context, wrap({[field]: value}));
      return {row, problems: context.problems};
    },
  });
const ofOrder = (context: ReturnType<typeof contextOf>, raw: Raw) => orderRecords(raw, context);
const ofTracking = (context: ReturnType<typeof contextOf>, raw: Raw) => orderTrackingRecords(raw, context);
const ofMarketplace = (context: ReturnType<typeof contextOf>, raw: Raw) => [marketplaceRecord('fnac', raw, context)];

const places: readonly Place[] = [
  ...Object.entries(ORDER_FIELDS).map(reading('order', ofOrder, (field) => ({...ORDER, ...field}))),
  ...Object.entries(LINE_FIELDS).map(
    reading('order', ofOrder, (field) => ({...ORDER, packages: [{cart: [{id: 3, ...field}]}]})),
  ),
  ...Object.entries(TRACKING_FIELDS).map(
    reading('order_tracking', ofTracking, (field) => ({
      ...ORDER,
      packages: [{delivery: {trackings: [{number: 'T', ...field}]}}],
    })),
  ),
  ...Object.entries(MARKETPLACE_FIELDS).map(reading('marketplace', ofMarketplace, (field) => field)),
];

const anything = fc.oneof(
  fc.constantFrom(false, true, null, {}, [], '', ' ', 'false', [false], ['a'], {a: 1}, 0, -1, 1.5, '0', 'no'),
  fc.jsonValue(),
);

test('any JSON type in a scalar column is written unchanged, becomes null, or is reported with the column', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), anything, (place, value) => {
      const {row, problems} = place.read(value);
      const written = row?.[place.column];
      for (const problem of problems) expect(problem).toMatchObject({marketplace: 'fnac', column: place.column});
      expect(problems.length).toBeLessThan(2);
      if (problems.length > 0) expect(written).toBeNull();
      else expect(isTrueTo(place, value, written)).toBe(true);
    }),
    RUNS,
  );
});

/** Whether `written` is a valid result for `value`. values.test.ts covers strings and numbers in non-text columns. */
function isTrueTo({stream, column}: Place, value: unknown, written: unknown): boolean {
  if (typeof value === 'boolean') return written === null || written === value;
  if (value === null) return written === null;
  if (typeof value === 'object') return false;
  return !isText(stream, column) || written === String(value).toWellFormed().replaceAll('\0', '\uFFFD');
}

const isText = (stream: StreamId, column: string): boolean => {
  const {type, format} = streamSchemas[stream].properties[column] ?? {type: ''};
  return type.includes('string') && format === undefined;
};

const text = fc.string({minLength: 1, maxLength: 4}).map((word) => `${word}.`);
const product = fc.oneof(
  text,
  text.map((id) => ({id})),
);
const amount = fc.integer({min: -999, max: 999}).map((cents) => (cents / 100).toFixed(2));
const day = fc.integer({min: 10, max: 28}).map((number) => `2026-01-${number}`);
const LINE_VALUES = {
  marketplace_product_id: text,
  title: text,
  quantity: fc.oneof(fc.nat(9), amount),
  amount,
  shipping: amount,
  discount: amount,
  lengow_status: text,
  max_shipping_date: day,
  merchant_product_id: product,
  tax: amount,
  refunded_amount: amount,
  original_amount: amount,
  marketplace_status: text,
  category: text,
  feed_id: fc.nat(9),
  marketplace_package_id: text,
  url_product: text,
  url_image: text,
  original_shipping: amount,
  original_discount: amount,
  original_tax: amount,
  original_refunded_amount: amount,
  original_buyer_amount: amount,
  original_buyer_tax: amount,
  orderline_types: fc.constantFrom([], ['gift'], ['bulky']),
  order_line_meta: fc.constantFrom({engraving: 'A'}, {engraving: 'B'}),
  created_at: day,
  updated_at: day,
};
type Field = keyof typeof LINE_VALUES;
const fields = Object.keys(LINE_VALUES) as Field[];
const someValues = fc.record(LINE_VALUES, {requiredKeys: []});
const ids = fc.constantFrom({id: 4, marketplace_order_line_id: 'L'}, {id: 4}, {marketplace_order_line_id: 'L'});
const selections = fc.subarray(Object.keys(streamSchemas.order.properties));
const rowsOf = (lines: readonly Raw[], selection: readonly string[]) =>
  orderRecords(
    {...ORDER, packages: lines.map((line) => ({cart: [line]}))},
    contextOf('order', columnsOf('order', selection)),
  );

const comparable = (field: Field, value: unknown): unknown => {
  const bare = field === 'merchant_product_id' && typeof value === 'object' ? (value as {id: string}).id : value;
  if (typeof bare === 'object') return JSON.stringify(bare);
  return typeof bare === 'string' && /^-?\d+\.\d\d$/.test(bare) ? Number(bare) : bare;
};
/** A field and two values that produce different output. */
const differences = fc
  .constantFrom(...fields)
  .chain((field) => fc.tuple(fc.constant(field), LINE_VALUES[field], LINE_VALUES[field]))
  .filter(([field, a, b]) => comparable(field, a) !== comparable(field, b));

test('two lines that differ in one column are never merged, regardless of the other values and the selection', () => {
  fc.assert(
    fc.property(ids, someValues, differences, selections, (id, values, [field, a, b], selection) => {
      const lines = [a, b].map((value) => ({...values, ...id, [field]: value}));
      expect(rowsOf(lines, selection)).toHaveLength(2);
    }),
    RUNS,
  );
});

test('a line whose values are split across several packages becomes one row with all values', () => {
  const parts = fc.array(fc.subarray(fields), {minLength: 1, maxLength: 4});
  fc.assert(
    fc.property(ids, someValues, parts, selections, (id, values, shown, selection) => {
      const all = shown.flat();
      const pick = (names: readonly string[]) =>
        Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
      const lines = shown.map((names) => ({...pick(names), ...id}));
      expect(rowsOf(lines, selection)).toEqual(rowsOf([{...pick(all), ...id}], selection));
    }),
    {numRuns: 2000},
  );
});
