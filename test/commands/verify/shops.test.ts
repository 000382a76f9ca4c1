// `verify` against every way in which Lengow may behave, and against shops that are hard to divide.

import type {Row} from '../../helpers/tables.ts';
import {createShop, type SandboxOptions, type ShopOptions} from '../../sandbox/index.ts';
import {nameOf} from './inventory-file.ts';
import {load} from './loaded-shop.ts';
import {verifyInside} from './verify-inside.ts';

const NOW = '2026-03-01T12:00:00Z';
const DAY_MS = 86_400_000;

type Shop = {
  readonly name: string;
  readonly shop?: ShopOptions;
  readonly sandbox?: Partial<SandboxOptions>;
  readonly config?: {readonly marketplaces: readonly string[]};
  /** How many orders without `imported_at` it has. */
  readonly undated?: number;
};

const SHOPS: readonly Shop[] = [
  {name: 'bounds are excluded', sandbox: {exclusiveFrom: true, exclusiveTo: true}},
  {name: 'bounds and rows are compared in whole seconds', sandbox: {secondPrecision: 'both'}},
  {name: 'the ordering is ignored', sandbox: {ignoreOrdering: true}, undated: 5},
  {name: 'pages of ten orders', sandbox: {pageCap: 10}},
  {name: 'a few orders without imported_at', undated: 5},
  {name: 'more than a page of orders without imported_at', undated: 130},
  {name: 'many orders imported at one instant', shop: {ties: [{orders: 150, sameImport: true, sameMarketplace: true}]}},
  {name: 'more orders in a cell than are listed at once', shop: {orders: 1900, months: 1, marketplaces: ['amazon_fr']}},
  {name: 'only some marketplaces', config: {marketplaces: ['amazon_fr', 'zalando_de']}},
  {name: 'orders of a marketplace that is not listed', shop: {marketplaces: ['amazon_fr'], unlisted: 150}},
];

async function loaded({shop: options, sandbox, config, undated = 0}: Shop) {
  const shop = createShop({orders: 400, seed: 'shops', now: NOW, ...options});
  for (let index = 0; index < undated; index += 1) {
    const updated = new Date(Date.UTC(2025, 0, 1) + index * 3 * DAY_MS).toISOString();
    shop.addOrder({
      account_id: 155,
      marketplace: 'amazon_fr',
      marketplace_order_id: `undated-${index}`,
      updated_at: updated,
    });
  }
  const {rows, compared, ...rest} = await load(shop, sandbox, config);
  return {...rest, rows, compared: rows.filter((row) => row.imported_at === null || compared.includes(row))};
}

/** Every n-th row, and an order without `imported_at` if there is one. */
const every = (rows: readonly Row[], step: number): Row[] =>
  rows
    .toSorted((a, b) => Number(b.imported_at === null) - Number(a.imported_at === null))
    .filter((_, index) => index % step === 0);

test.each(SHOPS)('$name', async (one) => {
  const {sandbox, state, rows, compared} = await loaded(one);
  const options = {state, ...(one.config && {config: one.config})};
  const named = async (table: readonly Row[], isFull: boolean) => {
    const {problems} = await verifyInside(sandbox, {...options, rows: table, isFull, asksAll: !isFull});
    return problems.map((problem) => `${problem.problem} ${nameOf(problem)}`).sort();
  };
  const removed = every(compared, 23);
  const added = every(compared, 31).map((row) => ({
    ...row,
    marketplace_order_id: `${row.marketplace_order_id}, added`,
  }));
  const missing = removed.map((row) => `missing ${nameOf(row)}`);
  const deleted = added.map((row) => `deleted ${nameOf(row)}`);
  const less = rows.filter((row) => !removed.includes(row));
  expect(await named(rows, false)).toEqual([]);
  expect(await named(less, false)).toEqual(missing.sort());
  expect(await named([...rows, ...added], false)).toEqual(deleted.sort());
  expect(await named([...less, ...added], true)).toEqual([...missing, ...deleted].sort());
});

test('where the API hides old orders, none of them is reported as deleted', async () => {
  const {sandbox, state, rows} = await loaded({name: 'seven days', shop: {orders: 150}, sandbox: {sevenDays: true}});
  expect(await verifyInside(sandbox, {state, rows})).toMatchObject({code: 0, problems: []});
});

test('in a table without orders, all of them are missing', async () => {
  const {sandbox, state, compared} = await loaded({name: 'empty'});
  const {problems, requests} = await verifyInside(sandbox, {state, rows: []});
  expect(problems.map(nameOf).sort()).toEqual(compared.map(nameOf).sort());
  expect(requests).toBeLessThan(200);
});

test('a table that has lost every imported_at is still compared', async () => {
  const {sandbox, state, rows} = await loaded({name: 'undated table', shop: {orders: 150}});
  const table = rows.map((row) => ({...row, imported_at: null}));
  const {problems, requests} = await verifyInside(sandbox, {state, rows: table});
  expect(problems).toEqual([]);
  expect(requests).toBeLessThan(200);
});

test('false responses neither hide a difference nor invent one', async () => {
  const {sandbox, state, rows, compared} = await loaded({name: 'false responses'});
  const removed = every(compared, 40);
  const table = rows.filter((row) => !removed.includes(row));
  for (const nth of [9, 17, 30, 41]) sandbox.faults.add({route: 'orders', kind: 'half-found', nth});
  for (const nth of [13, 25, 36]) sandbox.faults.add({route: 'orders', kind: 'none-found', nth});
  const {problems} = await verifyInside(sandbox, {state, rows: table, asksAll: true});
  expect(problems.map((one) => `${one.problem} ${nameOf(one)}`).sort()).toEqual(
    removed.map((row) => `missing ${nameOf(row)}`).sort(),
  );
});
