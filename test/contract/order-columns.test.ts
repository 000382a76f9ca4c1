// The built program writes the opt-in columns of orders and trackings, with values worked out by hand.

import {runOn} from '../helpers/checked-run.ts';
import {fullCatalog} from '../helpers/full-catalog.ts';
import {rowsOf} from '../helpers/messages.ts';
import {shopWith} from '../helpers/odd-orders.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

type Row = Readonly<Record<string, unknown>>;

const config = {start_date: '2026-01-01', personal_data: {all: 'full'}};
const catalog = fullCatalog('order', 'order_tracking');

async function tablesOf(...orders: readonly Row[]) {
  const shop = createShop({orders: 0, accountId: 8, now: '2026-05-02T00:00:00Z'});
  for (const order of orders)
    shop.addOrder({marketplace: 'aboutyou_de', imported_at: '2026-04-30T10:00:00Z', ...order});
  await using sandbox = await startSandbox({shop});
  const {code, stdout, stderr} = await runOn(sandbox, {config, catalog});
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/WARNING order:/);
  const {order, order_tracking} = rowsOf(stdout);
  const parsed = (lines: readonly string[]): Row[] => lines.map((line) => JSON.parse(line));
  return {order: parsed(order), order_tracking: parsed(order_tracking)};
}

const pick = (rows: readonly Row[], ...columns: readonly string[]) =>
  rows.map((row) => columns.map((name) => row[name]));

test('lines and trackings are joined to their packages', async () => {
  const delivery = {
    first_line: '7 Rue Y',
    zipcode: '13 001',
    city: 'Marseille',
    email: 'C@d.example ',
    common_country_iso_a2: 'fr',
    trackings: [{number: 'P-9'}],
  };
  const document = {id: 12, doc_type: {lengow_type: 'INVOICE'}};
  const tables = await tablesOf({
    marketplace_order_id: 'K3V-8',
    updated_at: '2026-05-01T09:30:00Z',
    anonymized: false,
    packages: [
      {cart: [{marketplace_order_line_id: 'A1'}], delivery},
      {cart: [{marketplace_order_line_id: 'A2', documents: [document]}], delivery: null},
    ],
    billing_address: null,
    payments: [{id: 3, type: 'paypal'}, {type: 'voucher'}],
    documents: [document],
  });
  expect(
    pick(tables.order, 'marketplace_order_line_id', 'package_number', 'delivery_country', 'billing_country'),
  ).toEqual([
    ['A1', 1, 'FR', null],
    ['A2', 2, null, null],
  ]);
  expect(pick(tables.order_tracking, 'tracking_number', 'package_number')).toEqual([['P-9', 1]]);
});

test('every column has its value', async () => {
  const cart = [
    {
      id: 70,
      marketplace_order_line_id: 'A1',
      feed_id: 71,
      merchant_product_id: {field: 'ean', id: '40'},
      marketplace_package_id: 'PK1',
      url_product: 'https://shop.example/1',
      url_image: ' ',
      original_shipping: '-1',
      original_discount: -1,
      original_tax: '1.230000',
      original_refunded_amount: '',
      original_buyer_amount: 4503599627370.25,
      original_buyer_tax: '0',
      orderline_types: [],
      order_line_meta: {engraving: 'Z'},
      created_at: '2026-04-30T12:00:00+02:00',
      updated_at: null,
    },
  ];
  const {order} = await tablesOf({
    marketplace_order_id: 'K3V-9',
    updated_at: '2026-05-01T09:30:00Z',
    total_order: -1,
    marketplace_customer_id: 77,
    comments: ['Door 3', ' ', 'Thanks'],
    order_meta: {shipping_deadline: '2026-05-04', gift: true},
    workflow_rank: '6',
    original_processing_fee: -1,
    original_total_buyer_amount: '701.25',
    original_total_buyer_tax: null,
    original_buyer_currency: {iso_a3: 'NOK'},
    order_types: [{type: 'is_express', label: 'Express'}],
    payments: [{payment_terms: {siret_number: '73282932000074'}}],
    tax: {
      order_tax_id: 'IM5',
      tax_electronic_portal_type: 'IOSS',
      tax_electronic_portal_id: 5,
      marketplace_eori_number: '',
      is_marketplace_deemed_supplier: 'true',
      buyer_tax: {type: 'VAT', id: 'DE5'},
    },
    billing_address: {common_country_iso_a2: 'uk'},
    packages: [{cart, delivery: {common_country_iso_a2: 'SE', trackings: [{is_delivered_by_marketplace: true}]}}],
  });
  expect(order).toHaveLength(1);
  expect(order[0]).toMatchObject({
    marketplace_customer_id: '77',
    comments: 'Door 3\nThanks',
    order_meta: '{"shipping_deadline":"2026-05-04","gift":true}',
    shipping_deadline: '2026-05-04T00:00:00.000000Z',
    workflow_rank: 6,
    original_processing_fee: -1,
    original_total_buyer_amount: 701.25,
    original_total_buyer_tax: null,
    original_buyer_currency: 'NOK',
    is_business: true,
    is_prime: false,
    is_express: true,
    is_delivered_by_marketplace: true,
    order_tax_id: 'IM5',
    tax_electronic_portal_type: 'IOSS',
    tax_electronic_portal_id: '5',
    marketplace_eori_number: null,
    is_marketplace_deemed_supplier: true,
    buyer_tax_type: 'VAT',
    buyer_tax_id: 'DE5',
    billing_country: 'GB',
    package_number: 1,
    delivery_country: 'SE',
    lengow_line_id: 70,
    feed_id: 71,
    sku_field: 'ean',
    marketplace_package_id: 'PK1',
    url_product: 'https://shop.example/1',
    url_image: null,
    line_original_shipping: -1,
    line_original_discount: -1,
    line_original_tax: 1.23,
    line_original_refunded_amount: null,
    line_original_buyer_amount: 4503599627370.25,
    line_original_buyer_tax: 0,
    line_types: '[]',
    line_meta: '{"engraving":"Z"}',
    line_created_at: '2026-04-30T10:00:00.000000Z',
    line_updated_at: null,
    order_mrid: null,
    order_refid: null,
  });
});

test('only the types of an order say what it is once its personal data is withheld', async () => {
  const order = {
    updated_at: '2026-05-01T09:30:00Z',
    payments: [{payment_terms: {fiscalnb: 'F1'}}],
    packages: [{cart: [], delivery: {trackings: [{is_delivered_by_marketplace: true}]}}],
    order_types: [{type: 'is_prime'}],
  };
  const tables = await tablesOf(
    {...order, marketplace_order_id: 'open', marketplace_order_date: '2025-11-02T00:00:00Z'},
    {...order, marketplace_order_id: 'anonymized', anonymized: true},
    {...order, marketplace_order_id: 'old', marketplace_order_date: '2025-10-30T00:00:00Z'},
  );
  expect(pick(tables.order, 'marketplace_order_id', 'is_business', 'is_delivered_by_marketplace', 'is_prime')).toEqual([
    ['anonymized', false, false, true],
    ['old', false, false, true],
    ['open', true, true, true],
  ]);
});

test.each(['fail', 'null'])(
  'unreadable shipping deadlines are null, with one warning (invalid_values: %s)',
  async (invalid_values) => {
    const odd = ['M-1', 'M-2'].map((marketplace_order_id) => ({
      marketplace_order_id,
      order_meta: {shipping_deadline: 'PII-soon'},
    }));
    await using sandbox = await startSandbox({shop: shopWith(...odd)});
    const run = await runOn(sandbox, {config: {invalid_values}, catalog});
    const found = rowsOf(run.stdout).order.filter((row) => /"M-[12]"/.test(row));
    expect([run.code, found.map((row) => JSON.parse(row).shipping_deadline)]).toEqual([0, found.map(() => null)]);
    expect(run.log.filter((line) => line.startsWith('WARNING order:'))).toEqual([
      expect.stringMatching(
        /^WARNING order: order M-\d on \w+: shipping_deadline is not a date .*; such values are written as null, because Lengow does not document their form\.$/,
      ),
    ]);
  },
);

test('a billing address of the wrong type stops the stream, and the message names the order, the column and the fix', async () => {
  await using sandbox = await startSandbox({shop: shopWith({billing_address: 'PII-street'})});
  const run = await runOn(sandbox, {catalog});
  expect([run.code, run.lastLine]).toEqual([
    5,
    expect.stringMatching(/^CRITICAL order: order ODD on \w+: \w+ is not .* an object .*set invalid_values to "null"/),
  ]);
});
