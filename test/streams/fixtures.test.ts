// Every known shape of an order or marketplace produces the rows that were worked out by hand.

import {readdirSync} from 'node:fs';
import {type StreamId, streamSchemas} from '../../catalog/streams.ts';
import {marketplaceFixtures, orderFixtures} from '../fixtures/index.ts';
import {
  allColumns,
  contextOf,
  marketplaceRecord,
  type Named,
  orderRecords,
  orderTrackingRecords,
  type TestContext,
} from './context.ts';

const FOLDER = new URL('../../../test/fixtures/', import.meta.url);

/** The row as it appears in the output: amounts are decimal strings in the row but numbers in the output. */
const asJson = (stream: StreamId, row: Named) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const isAmount = streamSchemas[stream].properties[name]?.type.includes('number');
      return [name, isAmount && value !== null ? Number(value) : value];
    }),
  );

describe.each(orderFixtures)('$name', ({accountId, orders, rows}) => {
  test.each([
    ['order', orderRecords],
    ['order_tracking', orderTrackingRecords],
  ] as const)('produces its %s rows, in order, without invalid values', (stream, records) => {
    const context = forAccount(stream, accountId);
    const found = orders.flatMap((order) => records(order, context)).map((row) => asJson(stream, row));
    expect(found).toEqual(rows[stream]);
    for (const row of rows[stream]) expect(Object.keys(row)).toEqual(allColumns(stream));
    expect(context.problems).toEqual([]);
  });
});

test.each(marketplaceFixtures)('the marketplaces in $name produce their rows, without invalid values', (fixture) => {
  const context = forAccount('marketplace', fixture.accountId);
  const found = Object.entries(fixture.marketplaces).map(([code, raw]) => marketplaceRecord(code, raw, context));
  expect(found).toEqual(fixture.rows.marketplace);
  expect(context.problems).toEqual([]);
});

test('the index lists every fixture', () => {
  const files = (folder: string) => readdirSync(new URL(folder, FOLDER)).sort();
  const named = (fixtures: readonly {readonly name: string}[]) => fixtures.map(({name}) => `${name}.json`).sort();
  expect(files('orders')).toEqual(named(orderFixtures));
  expect(files('marketplaces')).toEqual(named(marketplaceFixtures));
});

test('every personal value in a fixture is clearly made up', () => {
  const people = orderFixtures.flatMap(({orders}) => orders).flatMap(addressesOf);
  const values = people.flatMap((address) => Object.entries(address)).filter(([name]) => PERSONAL.test(name));
  for (const [, value] of values) expect(value ?? 'PII-').toMatch(/^PII-/);
  expect(values.length).toBeGreaterThan(100);
});

const PERSONAL = /name|line|zipcode|city|phone|email|company|civility|full_address|complement/;

function addressesOf(order: Readonly<Record<string, unknown>>): object[] {
  const packages = order.packages as readonly {readonly delivery: object | null}[];
  return [order.billing_address as object | null, ...packages.map(({delivery}) => delivery)].filter(
    (it) => it !== null,
  );
}

function forAccount(stream: StreamId, accountId: number): TestContext {
  return {...contextOf(stream), accountId};
}
