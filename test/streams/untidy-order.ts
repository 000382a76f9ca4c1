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

const line = some({
  marketplace_order_line_id: among(...names),
  id: among(null, 1, 2, '1', '2', 10, 'a', ''),
  amount: among('1.00', 1, '2', null, 'x'),
  quantity: among(1, '1', null),
});

const tracking = some({
  number: among(...names, '2', 2),
  carrier: among('UPS', 'DHL', null, ''),
  parcel_weight: among('1.5', 1.5, null, 'x'),
  relay: among(null, {id: 1}, {id: '1', name: 'a'}, {name: '1'}, 'a'),
  marketplace_order_line_ids: among(['X'], ['X', 'Y'], [], null, 'X'),
});

const somePackage = some({cart: listOf(line), delivery: messy(some({trackings: listOf(tracking)}))});

export const untidyOrder = some({
  account_id: among(1, '1', null),
  marketplace: among('amazon_fr', 'zalando'),
  marketplace_order_id: among('A-1', 7),
  updated_at: among('2026-01-02T03:04:05Z'),
  merchant_order_id: among(null, [], ['60'], '60'),
  currency: among({iso_a3: 'EUR'}, null),
  packages: listOf(somePackage),
});
