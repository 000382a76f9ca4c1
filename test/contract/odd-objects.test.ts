// Objects in place of scalars in API responses are handled according to invalid_values and never cause a crash.
// Reliability: Odd objects
// Tried: objects and deep arrays where the API should return a string
// Must: an invalid value or a faulty response, never a stack

import {ALL_VALUES, fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {rowsOf} from '../helpers/messages.ts';
import {shopWith} from '../helpers/odd-orders.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';

const ODD = {toString: 1, valueOf: {toString: null}, toJSON: 'x', constructor: []};
const CATALOG = fullCatalog();

const ORDER_FIELDS = [
  'account_id',
  'total_order',
  'currency',
  'imported_at',
  'merchant_order_id',
  'anonymized',
  'packages',
];
const LINE_FIELDS = ['id', 'marketplace_order_line_id', 'title', 'quantity', 'amount', 'merchant_product_id'];
const TRACKING_FIELDS = ['number', 'carrier', 'parcel_weight', 'shipped_at', 'relay', 'marketplace_order_line_ids'];

const changes = [
  ...ORDER_FIELDS.map((field) => [field, {[field]: ODD}] as const),
  ...LINE_FIELDS.map((field) => [`a line's ${field}`, {packages: [{cart: [{[field]: ODD}]}]}] as const),
  ...TRACKING_FIELDS.map(
    (field) => [`a tracking's ${field}`, {packages: [{cart: [], delivery: {trackings: [{[field]: ODD}]}}]}] as const,
  ),
];

test('an object in every field, with invalid_values set to null: the run is complete', async () => {
  const orders = changes.map(([, change], index) => ({...change, marketplace_order_id: `ODD-${index}`}));
  const shop = shopWith(...orders);
  const {code, stdout, stderr} = await runInside(openSandbox({shop}), {
    config: {...ALL_VALUES, invalid_values: 'null'},
    catalog: CATALOG,
  });
  const odd = new Set(rowsOf(stdout).order.flatMap((row) => /"ODD-\d+"/.exec(row) ?? []));
  // If an order's account is an object, the order has no key.
  const keyed = changes.filter(([name]) => name !== 'account_id');
  expect([code, odd.size]).toEqual([0, keyed.length]);
  expect(stderr).toMatch(/total_order is not an amount; written as null/);
});

test.each(['total_order', 'imported_at', 'packages'])(
  'an object as %s, with invalid_values set to fail: exit 5',
  async (field) => {
    const {code, stderr} = await runInside(openSandbox({shop: shopWith({[field]: ODD})}), {catalog: CATALOG});
    expect([code, stderr]).toEqual([5, expect.stringMatching(/CRITICAL order: order ODD .* is not /)]);
  },
);

test.each([
  ['values', {fnac: {name: ODD, legacy_code: ODD, country_iso_a2: ODD, orders: {status: ODD}}}],
  ['orders', {fnac: {name: 'Fnac', orders: ODD}}],
])('an object in the %s of a marketplace', async (_, rawMarketplaces) => {
  const shop = createShop({orders: 0, rawMarketplaces});
  const {code, stdout} = await runInside(openSandbox({shop}), {config: {invalid_values: 'null'}, catalog: CATALOG});
  expect([code, rowsOf(stdout).marketplace.length]).toEqual([0, 1]);
});

test('a malformed marketplace still has a row', async () => {
  const sandbox = openSandbox({shop: createShop({orders: 0, rawMarketplaces: {fnac: ODD}})});
  const {code, stdout} = await runInside(sandbox);
  expect([code, rowsOf(stdout).marketplace.length]).toEqual([0, 1]);
});
