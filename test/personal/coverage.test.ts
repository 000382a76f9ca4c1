// No value of an order and no column is without a class. Each class is written by hand in classes.ts; the schemas must
// say the same.

import {streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema} from '../../catalog/types.ts';
import {knownMembers} from '../../tap/streams/personal/known-members.ts';
import {createShop, openSandbox} from '../sandbox/index.ts';
import {canariesIn} from './canary.ts';
import {CLASSES, type Class, classOf} from './classes.ts';
import {PERSONAL_COLUMNS} from './columns.ts';
import {leavesOf} from './leaves.ts';
import {personalValuesIn} from './values.ts';

/** Columns that the tap works out from several values, and the class of what they tell. */
const COMPUTED: Readonly<Record<string, Class>> = {
  address_role: '–',
  package_number: '–',
  postal_area: 'address',
  is_business: '–',
  is_prime: '–',
  is_express: '–',
  is_delivered_by_marketplace: '–',
  marketplace_order_line_ids: '–',
  // Only API V2 has these: numbers of the order itself.
  order_mrid: '–',
  order_refid: '–',
  // The policy decides about each of its members.
  raw: '–',
};

const OPTIONS = {orders: 600, seed: 'classes', now: '2026-03-01T12:00:00Z'};
const ordersOf = (unknownMembers: boolean, canaries: boolean): unknown[] => {
  const sandbox = openSandbox({shop: createShop({...OPTIONS, unknownMembers}), canaries});
  return sandbox.shop.orders.map((entry): unknown => JSON.parse(sandbox.sent(entry)));
};
const [known, strange] = [ordersOf(false, true), ordersOf(true, true)];
const unique = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

const isContainer = (path: string): boolean =>
  [...CLASSES.keys()].some((known) => known.startsWith(`${path}.`) || known.startsWith(`${path}[`));

/** Paths that nobody has classified. */
const strangersIn = (orders: readonly unknown[]): string[] =>
  unique(orders.flatMap((order) => leavesOf(order).map(({path}) => path))).filter(
    (path) => classOf(path) === undefined && !isContainer(path),
  );

test('every value that the sandbox sends has a class, except in members that it makes up', () => {
  expect(strangersIn(known)).toEqual([]);
  const inside = ['gift_message', 'signed.by', 'signed.copies', 'signed.witnesses[]'];
  const places = [
    '',
    'billing_address.',
    'packages[].',
    'packages[].cart[].',
    'packages[].delivery.',
    'packages[].delivery.trackings[].',
    'payments[].',
  ];
  expect(strangersIn(strange)).toEqual(unique(places.flatMap((place) => inside.map((name) => place + name))));
});

test('the sandbox sends every member that has a class', () => {
  const sent = new Set(known.flatMap((order) => leavesOf(order).map(({path}) => path)));
  const isSent = (path: string) =>
    [...sent].some((other) => other === path || (/^(\[|\.)/.test(other.slice(path.length)) && other.startsWith(path)));
  expect([...CLASSES.keys()].filter((path) => !isSent(path))).toEqual([]);
});

test('with canaries, every personal or unknown text contains one, which names its class and path', () => {
  const texts = strange.flatMap(personalValuesIn).filter(({value}) => typeof value === 'string');
  const wrong = texts.filter(({value, path, personalClass}) => {
    const [first, ...others] = canariesIn(String(value));
    const own = path
      .replace(/^packages\[\]\.cart\[\]\.(documents\[\]\.url)$/, '$1')
      .replace(/^comments\[\]$/, 'comments');
    return others.length > 0 || first?.personalClass !== personalClass || ![own, path].includes(first.path);
  });
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(texts.length).toBeGreaterThan(10_000);
  const expected = unique([...CLASSES].filter(([, each]) => each !== '–').map(([, each]) => each));
  expect(unique(texts.map(({personalClass}) => personalClass))).toEqual([...expected, 'unknown'].sort());
});

test('no harmless text contains a canary', () => {
  const harmless = known.flatMap((order) => leavesOf(order)).filter(({path}) => classOf(path) === '–');
  expect(harmless.filter(({value}) => String(value).includes('PII-'))).toEqual([]);
});

const columns = Object.entries(streamSchemas)
  .filter(([, schema]) => schema['x-object'] === 'order')
  .flatMap(([stream, {properties}]) =>
    Object.entries(properties).map(([name, column]) => [`${stream}.${name}`, name, column] as const),
  );

const pathsOf = (name: string, column: ColumnSchema): readonly string[] => [column['x-path'] ?? name].flat();

test.each(columns)('the class of %s is that of the values it contains', (_, name, column) => {
  const classes = pathsOf(name, column).map(classOf);
  const expected = COMPUTED[name] ?? (classes.length > 0 ? classes[0] : undefined);
  if (COMPUTED[name] === undefined) expect(new Set(classes).size).toBe(1);
  expect(column['x-personal-data'] ?? '–').toBe(expected);
});

/** Members of a JSON column that have another class than the column. */
const MEMBERS = columns.flatMap(([label, name, column]) =>
  pathsOf(name, column).flatMap((path) =>
    [...CLASSES]
      .filter(([inner, one]) => inner.startsWith(`${path}.`) && one !== '–' && one !== classOf(path))
      .map(([inner, one]) => [label, inner, one] as const),
  ),
);

test('only these members of a JSON column have a class of their own, and a column by which the policy knows it', () => {
  expect(MEMBERS).toEqual([
    ['order_payment.payment_terms', 'payments[].payment_terms.external_transaction_id', 'buyer_id'],
  ]);
  const inTerms = [...knownMembers.keys()].filter((path) => path.startsWith('payments[].payment_terms.'));
  expect(inTerms).toEqual(['payments[].payment_terms.external_transaction_id']);
});

test.each(Object.entries(streamSchemas))('the personal columns of %s are those listed by hand', (stream, schema) => {
  const found: Record<string, string[]> = {};
  for (const [name, {'x-personal-data': personalClass}] of Object.entries(schema.properties)) {
    if (personalClass === undefined || schema['x-key-properties'].includes(name)) continue;
    found[personalClass] = [...(found[personalClass] ?? []), name];
  }
  expect(found).toEqual(PERSONAL_COLUMNS[stream] ?? {});
});
