// What this version does not know in an order is found and named, and nothing else is. Expectations are written by hand.

import {streamSchemas} from '../../catalog/streams.ts';
import {Drift} from '../../tap/report/drift.ts';
import {lookInto} from '../../tap/report/look.ts';
import {orderRecords} from '../../tap/streams/order.ts';
import {orderAddressRecords} from '../../tap/streams/order-address.ts';
import {orderDocumentRecords} from '../../tap/streams/order-document.ts';
import {orderPaymentRecords} from '../../tap/streams/order-payment.ts';
import {orderRawRecords} from '../../tap/streams/order-raw.ts';
import {orderTrackingRecords} from '../../tap/streams/order-tracking.ts';
import {parseExactly} from '../../values/exact-json.ts';
import {createShop} from '../sandbox/index.ts';

type Raw = Readonly<Record<string, unknown>>;

function driftOf(...orders: readonly Raw[]): Drift {
  const drift = new Drift();
  for (const order of orders) lookInto(order, drift);
  return drift;
}

const NOTHING = {fields: [], types: {}, statuses: {}};

// Every field that Lengow documents or is known to send, with the types it is known to have.
const DOCUMENTED = `{
  "marketplace": "zalando_de", "account_id": 7, "marketplace_country_iso2": "DE", "marketplace_order_id": "4UT0-1",
  "merchant_order_id": ["60"], "marketplace_status": "APPROVED", "lengow_status": "waiting_shipment",
  "workflow_rank": 6, "marketplace_order_date": "2026-03-01T08:00:00Z", "imported_at": "2026-03-01T08:00:00.5Z",
  "updated_at": "2026-03-01T08:00:00Z", "marketplace_customer_id": "A1B2C3", "comments": ["Ring twice"],
  "total_order": 809.2900000000001, "total_tax": "134.45", "commission": "-56.47", "processing_fee": null,
  "shipping": 12345678901234567890, "discount": 0, "currency": {"iso_a3": "EUR", "symbol": "€", "name": "Euro"},
  "original_currency": {"iso_a3": "GBP", "symbol": "£", "name": "Pound"}, "original_total_order": 701.25,
  "original_total_tax": "116.50", "original_shipping": 2.25, "original_discount": 0, "original_commission": "-48.93",
  "original_processing_fee": null, "original_total_buyer_amount": "1", "original_total_buyer_tax": 2,
  "original_buyer_currency": "GBP", "order_types": [{"type": "is_prime", "label": "Prime"}], "invoice_number": null,
  "invoice_url": null, "order_meta": {"any key": {"is": "data"}}, "anonymized": false,
  "tax": {"order_tax_id": "IM1", "tax_electronic_portal_type": "IOSS", "tax_electronic_portal_id": "1",
    "marketplace_eori_number": "GB1", "is_marketplace_deemed_supplier": true, "buyer_tax": {"type": "VAT", "id": "1"}},
  "payments": [{"id": 1628, "type": "paypal", "status": null, "checkout": null, "settled_at": "2026-03-01",
    "payment_terms": {"vat_number": "1"}, "channel_order_marketplace": 741}],
  "documents": [{"id": 5, "marketplace_doc_id": "D", "url": "https://x", "created_at": "2026-03-01",
    "doc_type": {"lengow_type": "INVOICE", "marketplace_code": "i", "marketplace_label": "Invoice"}}],
  "billing_address": {"id": 1, "type": "billing", "company": null, "civility": "M", "first_name": "a", "last_name": "b",
    "full_name": "c", "vat_number": null, "email": "d", "phone_home": "1", "phone_office": 2, "phone_mobile": null,
    "first_line": "e", "second_line": null, "complement": null, "full_address": null, "zipcode": "06000", "city": "f",
    "state_region": "", "common_country_iso_a2": "FR", "metas": null},
  "contact_address": null,
  "packages": [{
    "cart": [{"id": 1, "marketplace_order_line_id": "L1", "marketplace_product_id": "P", "feed_id": 1,
      "merchant_product_id": {"field": "ID", "id": "SKU"}, "marketplace_package_id": null,
      "marketplace_status": "Shipped", "lengow_status": "pickup_canceled", "title": "t", "category": null,
      "url_product": null, "url_image": null, "amount": "806.69", "tax": "1", "discount": null, "shipping": "2.60",
      "refunded_amount": null, "original_amount": "699.00", "original_tax": "1", "original_discount": null,
      "original_shipping": "2.25", "original_refunded_amount": null, "original_buyer_amount": null,
      "original_buyer_tax": null, "quantity": 1, "max_shipping_date": null, "created_at": null, "updated_at": null,
      "order_line_meta": {"engraving": "x"}, "orderline_types": [{"any": 1}], "documents": []}],
    "delivery": {"id": 2, "zipcode": "1", "trackings": [{"number": null, "method": "Standard", "carrier": null,
      "url": null, "is_delivered_by_marketplace": true, "parcel_weight": null, "shipped_at": null,
      "relay": {"id": 15632, "name": null, "type": null}, "marketplace_order_line_ids": ["L1"]}]}
  }]
}`;

test('nothing in an order that has every known field', () => {
  const drift = driftOf(parseExactly(DOCUMENTED) as Raw);
  expect([drift.found, drift.text()]).toEqual([NOTHING, undefined]);
});

test('fields that are unknown are named by their path, once, without their values', () => {
  const line = {amount: 1, eco_tax: 'SECRET'};
  const packages = [{cart: [line, line], warehouse: {SECRET: 1}, delivery: {floor: 2, trackings: [{label: 'SECRET'}]}}];
  expect(driftOf({packages, gift_message: 'SECRET'}, {gift_message: null}).found).toEqual({
    ...NOTHING,
    fields: [
      'gift_message',
      'packages[].cart[].eco_tax',
      'packages[].delivery.floor',
      'packages[].delivery.trackings[].label',
      'packages[].warehouse',
    ],
  });
});

test('the JSON types that a field is not known to have', () => {
  const order = {
    total_order: {amount: 1},
    lengow_status: true,
    imported_at: [1],
    currency: 978,
    packages: 'none',
    billing_address: {city: ['SECRET']},
  };
  expect(driftOf(order, {total_order: true}).found).toEqual({
    ...NOTHING,
    types: {
      'billing_address.city': ['array'],
      currency: ['number'],
      imported_at: ['array'],
      lengow_status: ['boolean'],
      packages: ['string'],
      total_order: ['boolean', 'object'],
    },
  });
});

test.each([
  ['null', null],
  ['an empty array', []],
  ['an empty object', {}],
])('%s counts as no value, wherever it is', (_, nothing) => {
  const line = {amount: nothing, order_line_meta: nothing, lengow_status: nothing};
  const packages = [
    {cart: [line], delivery: {trackings: nothing}},
    {cart: nothing, delivery: nothing},
  ];
  expect(driftOf({packages, currency: nothing, payments: nothing, total_order: nothing}).found).toEqual(NOTHING);
});

test('false counts as no value where an array or an object is expected, and as a type elsewhere', () => {
  expect(driftOf({packages: false, billing_address: false, invoice_url: false}).found).toEqual({
    ...NOTHING,
    types: {invoice_url: ['boolean']},
  });
});

test('statuses that are unknown, of orders and of lines', () => {
  const packages = [{cart: [{lengow_status: 'lost'}, {lengow_status: 'shipped'}, {lengow_status: ''}]}];
  const drift = driftOf(
    {packages, lengow_status: 'on_hold', marketplace_status: 'anything'},
    {lengow_status: 'Shipped'},
  );
  expect(drift.found).toEqual({
    ...NOTHING,
    statuses: {lengow_status: ['Shipped', 'on_hold'], 'packages[].cart[].lengow_status': ['lost']},
  });
  expect(drift.text()).toBe(
    "Lengow's orders contain fields, types or statuses that this version of the tap does not know: lengow_status Shipped, on_hold; packages[].cart[].lengow_status lost",
  );
});

test.each(['jane@b.example', '+33 6 12', 'Jane Doe', '0', ''])(
  'the name %j could be a value, so it is hidden',
  (name) => {
    const drift = driftOf({[name]: 1, lengow_status: name, billing_address: {[name]: 1, floor_2: 1, 'gift-note': 1}});
    expect(drift.found.fields).toEqual([
      '(name hidden)',
      'billing_address.(name hidden)',
      'billing_address.floor_2',
      'billing_address.gift-note',
    ]);
    expect(drift.found.statuses).toEqual(name === '' ? {} : {lengow_status: ['(name hidden)']});
  },
);

test('an API that has changed completely does not flood the report', () => {
  const fields = Object.fromEntries(Array.from({length: 5000}, (_, index) => [`${'x'.repeat(500)}${index}`, index]));
  const {found} = driftOf(fields, Object.fromEntries(Array.from({length: 5000}, (_, index) => [`y${index}`, 1])));
  expect(found.fields.length).toBe(100);
  expect(Math.max(...found.fields.map(({length}) => length))).toBe(100);
});

test('the sandbox sends nothing that is unknown, except one status', () => {
  const shop = createShop({orders: 2000, seed: 'drift'});
  const {found} = driftOf(...shop.orders.map((order) => parseExactly(shop.json(order)) as Raw));
  const statuses = ['ebay_pickup_ready'];
  expect(found).toEqual({...NOTHING, statuses: {lengow_status: statuses, 'packages[].cart[].lengow_status': statuses}});
});

const VALUES: Readonly<Record<string, unknown>> = {'date-time': '2026-03-01', boolean: true, integer: 3, number: 4};

/** An object that has only this value. */
const objectWith = (path: string, value: unknown): unknown =>
  path.split('.').reduceRight((inner, step) => {
    const depth = step.split('[]').length - 1;
    return {[step.replaceAll('[]', '')]: Array.from({length: depth}).reduce((item) => [item], inner)};
  }, value);

/** Each of the packages has at least one line. */
const withLines = ({packages, ...rest}: Raw): Raw =>
  Array.isArray(packages) ? {...rest, packages: packages.map((one) => ({cart: [{}], ...one}))} : rest;

const RECORDS = {
  order: orderRecords,
  order_tracking: orderTrackingRecords,
  order_address: orderAddressRecords,
  order_payment: orderPaymentRecords,
  order_document: orderDocumentRecords,
  order_raw: orderRawRecords,
};

const TEXTS: Readonly<Record<string, string>> = {document: 'https://x/1', phone: '12'};

// What a row has without a value of its own.
const NO_VALUE = [null, 'no-line', 'line-1', 'untracked', '1', 'payment-1', 'document-1'];

describe.each(Object.entries(RECORDS))('the path of each column of %s is where it is read', (stream, records) => {
  const {properties} = streamSchemas[stream as keyof typeof RECORDS];
  const columns = Object.keys(properties);
  const paths = Object.entries(properties)
    // A package's number is its position, not a value.
    .filter(([name]) => name !== 'package_number')
    .slice(3)
    .flatMap(([name, column]) => [column['x-path'] ?? name].flat().map((path) => [name, path, column] as const));

  test.each(paths)('%s at %s', (name, path, column) => {
    const kind = column.format ?? [column.type].flat().find((type) => type !== 'null') ?? '';
    const types = column['x-json-types'];
    const text = TEXTS[name.split('_')[0] ?? ''] ?? 'FR';
    const value = VALUES[kind] ?? (types?.includes('object') ? {any: 'FR'} : types?.includes('array') ? ['FR'] : text);
    const keys = {marketplace: 'a', marketplace_order_id: 'b', total_order: 1};
    const line = {packages: [{cart: [{}], delivery: {trackings: [{}]}}]};
    const parts = {payments: [{unknown: 1}], documents: [{unknown: 1}]};
    const own = objectWith(path, value) as Raw;
    const context = {accountId: 1, apiHost: 'x', columns, invalid: () => {}};
    const place = columns.indexOf(name);
    const valuesIn = (order: Raw) => records(context)({...keys, ...line, ...parts, ...order}).map((row) => row[place]);
    for (const without of valuesIn({})) expect(NO_VALUE).toContain(without);
    expect(valuesIn(withLines(own)).filter((one) => !NO_VALUE.includes(one as null))).not.toEqual([]);
  });
});
