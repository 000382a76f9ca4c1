// The truth about members that Lengow sends untidily. Expectations are written by hand.
import {childRows, fullRows} from './full-rows.ts';
import {NO_ROW, NO_VALUES, type Order} from './order-types.ts';
import type {Raw} from './render.ts';
import {createShop} from './shop.ts';

const bare = createShop({orders: 1, unlisted: 0, now: '2026-03-01T12:00:00Z'}).orders[0]?.order as Order;
const line = {lineId: 'A', lengowId: 1, row: 'A', package: 0 as const, values: NO_VALUES};
const order: Order = {
  ...bare,
  anonymised: false,
  lines: [[line, {...line, lineId: 'B', lengowId: 2, row: 'B'}], [{...line, package: 1, row: NO_ROW}]],
  trackings: [],
};
const lines = [
  {id: 1, marketplace_order_line_id: 'A'},
  {id: 2, marketplace_order_line_id: 'B'},
];
const rowsOf = (raw: Raw) => fullRows(order, {packages: [{cart: lines}, {cart: lines.slice(0, 1)}], ...raw}, 155).order;
const childrenOf = (raw: Raw, of = order) => childRows(of, raw, 155);

test('a line is in the first package that lists it, and goes to the address of that package', () => {
  const packages = [
    {cart: []},
    {cart: lines, delivery: {common_country_iso_a2: ' fr '}},
    {cart: lines.slice(0, 1), delivery: {common_country_iso_a2: 'DE'}},
  ];
  const found = rowsOf({packages}).map(({package_number, delivery_country, lengow_line_id}) => [
    package_number,
    delivery_country,
    lengow_line_id,
  ]);
  expect(found).toEqual([
    [2, 'FR', 1],
    [2, 'FR', 2],
  ]);
});

test('missing and blank members are null', () => {
  const blank = {comments: [' ', null], order_meta: [], tax: {buyer_tax: null, order_tax_id: ' '}, workflow_rank: ''};
  for (const raw of [{}, blank])
    expect(rowsOf(raw)[0]).toMatchObject({
      comments: null,
      order_meta: null,
      order_tax_id: null,
      buyer_tax_id: null,
      workflow_rank: null,
      is_business: null,
      shipping_deadline: null,
      original_buyer_currency: null,
    });
});

test('members in their usual forms', () => {
  const raw = {
    comments: ['Ring', '', 'twice'],
    order_meta: {shipping_deadline: '2026-03-01T10:00:00+02:00'},
    original_buyer_currency: {iso_a3: 'GBP'},
    original_total_buyer_amount: 809.2900000000001,
    workflow_rank: '7',
    tax: {tax_electronic_portal_id: 5, is_marketplace_deemed_supplier: 'true'},
  };
  expect(rowsOf(raw)[0]).toMatchObject({
    comments: 'Ring\ntwice',
    order_meta: '{"shipping_deadline":"2026-03-01T10:00:00+02:00"}',
    shipping_deadline: '2026-03-01T08:00:00.000000Z',
    original_buyer_currency: 'GBP',
    original_total_buyer_amount: 809.29,
    workflow_rank: 7,
    tax_electronic_portal_id: '5',
    is_marketplace_deemed_supplier: true,
  });
});

test.each<[string, Raw, unknown]>([
  ['no list of types', {}, null],
  ['an empty list', {order_types: []}, false],
  ['its type', {order_types: [{type: 'is_business'}]}, true],
  ['a number in the first payment', {order_types: [], payments: [{payment_terms: {siret_number: '1'}}]}, true],
  ['a number in another payment', {order_types: [], payments: [{}, {payment_terms: {siret_number: '1'}}]}, false],
  ['a company with a VAT number', {billing_address: {company: 'C', vat_number: 'V'}}, true],
  ['a company', {order_types: [], billing_address: {company: 'C', vat_number: ' '}}, false],
  [
    'marks in an anonymised order',
    {anonymized: true, order_types: [], billing_address: {company: 'C', vat_number: 'V'}},
    false,
  ],
])('is_business with %s', (_, raw, expected) => {
  expect(rowsOf(raw)[0]?.is_business).toBe(expected);
});

test('an address has a row where it stands; the billing address always has one', () => {
  const packages = [{delivery: null}, {delivery: {trackings: []}}, {delivery: {zipcode: '06 000', phone_home: '__'}}];
  const rows = childrenOf({
    packages,
    billing_address: [],
    contact_address: {city: 'Nice', zipcode: '123'},
  }).order_address;
  expect(
    rows.map(({address_role, package_number, city, zipcode, postal_area, phone_home}) => [
      address_role,
      package_number,
      city,
      zipcode,
      postal_area,
      phone_home,
    ]),
  ).toEqual([
    ['billing', null, null, null, null, null],
    ['contact', null, 'Nice', '123', null, null],
    ['delivery-2', 2, null, null, null, null],
    ['delivery-3', 3, null, '06 000', '06', null],
  ]);
});

test('an anonymised order has addresses without what says something about the buyer', () => {
  const raw = {billing_address: {id: 5, city: 'xxx', zipcode: '44000', common_country_iso_a2: 'FR'}};
  const [row] = childrenOf(raw, {...order, anonymised: true}).order_address;
  expect(row).toMatchObject({lengow_address_id: 5, country: 'FR', city: null, zipcode: null, postal_area: null});
});

test('payments with one id and other values are numbered, repeated ones are one', () => {
  const [a, b] = [
    {id: 9, type: 'card'},
    {id: '9', type: 'voucher'},
  ];
  const rows = childrenOf({payments: [a, b, a, {type: 'card'}, {id: ' '}]}).order_payment;
  expect(rows.map(({payment_id, type}) => [payment_id, type])).toEqual([
    ['9', 'card'],
    ['9#2', 'voucher'],
    ['payment-4', 'card'],
    ['payment-5', null],
  ]);
});

test('a document that the order and lines list is one row, with the ids of the lines', () => {
  const invoice = {id: 5, doc_type: {lengow_type: 'INVOICE'}, url: 'https://api.lengow.io/v3.0/document/5'};
  const label = {marketplace_doc_id: 'L', url: 'https://elsewhere.example/L'};
  const cart = [
    {...lines[0], documents: [label]},
    {...lines[1], documents: [invoice, label]},
  ];
  const packages = [{cart}, {cart: [{...lines[0], documents: [label]}]}];
  const rows = childrenOf({documents: [invoice], packages}).order_document;
  expect(
    rows.map((row) => [row.document_id, row.lengow_type, row.document_url, row.marketplace_order_line_ids]),
  ).toEqual([
    ['5', 'INVOICE', invoice.url, '["B"]'],
    ['L', null, null, '["A","B"]'],
  ]);
});
