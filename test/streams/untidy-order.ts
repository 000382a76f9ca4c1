// Random orders as untidy as JSON allows: ids from a small set, so they collide, and values of the wrong shape.

import fc from 'fast-check';

const junk = fc.oneof(
  fc.constantFrom(null, '', ' ', [], {}, 'x', 0, 1, true, '\0', '\ud800', [null], {a: 1}),
  fc.json(),
);
const among = (...values: readonly unknown[]) => fc.oneof({arbitrary: fc.constantFrom(...values), weight: 9}, junk);
const messy = (value: fc.Arbitrary<unknown>) => fc.oneof({arbitrary: value, weight: 12}, junk);
const listOf = (item: fc.Arbitrary<unknown>) => messy(fc.array(messy(item), {maxLength: 5}));
const some = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields, {requiredKeys: []});

const names = [
  'X',
  'X#2',
  'X#3',
  'X#2#2',
  '',
  ' ',
  null,
  '1',
  '2',
  'line-1',
  'line-2',
  'no-line',
  'untracked',
  'untracked-2',
];

const document = some({
  id: among(null, 1, '1', 'document-1', '1#2'),
  marketplace_doc_id: among(null, 1, 'D'),
  doc_type: among(null, [], {lengow_type: 'INVOICE'}, {lengow_type: 'DELIVERY'}),
  url: among(null, 'https://api.example.com/v3.0/document/1', 'https://example.org/1'),
});

const payment = some({
  id: among(null, 1, '1', 'payment-1', '1#2'),
  type: among(null, 'card', 'voucher'),
  payment_terms: among(null, [], {}, {vat_number: 'V'}, {fiscalnb: '1'}, {siret_number: ' '}),
});

const address = some({
  id: among(null, 1, 'x'),
  zipcode: among(null, '06000', 6000, ' ', 'X'),
  phone_home: among(null, '__', 1, '+33 1'),
  common_country_iso_a2: among(null, 'fr', 'FR', 'UK', 'xk', ''),
  company: among(null, 'A', ''),
  vat_number: among(null, 'V', ''),
  metas: among(null, [], {}, {a: 1}),
});

const line = some({
  marketplace_order_line_id: among(...names),
  id: among(null, 1, 2, '1', '2', 10, 'a', ''),
  amount: among('1.00', 1, '2', null, 'x'),
  quantity: among(1, '1', null),
  feed_id: among(1, '1', null),
  merchant_product_id: among({id: 'S', field: 'ID'}, {id: 'S', field: ' '}, 'S', null),
  marketplace_package_id: among('P1', 'P2', '', null),
  url_image: among('https://i', '', null),
  original_tax: among('-1', -1, '2.0', 2, null),
  orderline_types: among([], {}, [{type: 'gift'}], null),
  order_line_meta: among([], {}, {engraving: 'x'}, null),
  created_at: among('2026-01-02', '2026-01-02T00:00:00Z', '0000-00-00', null),
  documents: listOf(document),
});

const orderTypes = ['is_business', 'is_prime', 'is_express', 'is_delivered_by_marketplace', 'other', null];
const typed = some({type: among(...orderTypes), label: among('x')});

const tracking = some({
  number: among(...names, '2', 2),
  carrier: among('UPS', 'DHL', null, ''),
  parcel_weight: among('1.5', 1.5, null, 'x'),
  is_delivered_by_marketplace: among(true, 'yes', false, null),
  relay: among(null, {id: 1}, {id: '1', name: 'a'}, {name: '1'}, 'a'),
  marketplace_order_line_ids: among(['X'], ['X', 'Y'], [], null, 'X'),
});

const delivery = fc
  .tuple(some({trackings: listOf(tracking)}), address)
  .map(([trackings, at]) => ({...at, ...trackings}));

const somePackage = some({cart: listOf(line), delivery: messy(delivery)});

export const untidyOrder = some({
  account_id: among(1, '1', null),
  marketplace: among('amazon_fr', 'zalando'),
  marketplace_order_id: among('A-1', 7),
  updated_at: among('2026-01-02T03:04:05Z'),
  merchant_order_id: among(null, [], ['60'], '60'),
  currency: among({iso_a3: 'EUR'}, null),
  total_order: among(-1, '10.00'),
  anonymized: among(true, false),
  order_types: listOf(typed),
  payments: listOf(payment),
  billing_address: messy(address),
  comments: among('a', ['a', '', 'b'], [], null),
  order_meta: among({shipping_deadline: '2026-01-02'}, {shipping_deadline: 'soon'}, [], {}, null),
  original_buyer_currency: among('GBP', {iso_a3: 'GBP'}, '', null),
  tax: among({order_tax_id: '1', buyer_tax: {id: 5}}, {buyer_tax: []}, [], null),
  packages: listOf(somePackage),
  contact_address: messy(address),
  documents: listOf(document),
});
