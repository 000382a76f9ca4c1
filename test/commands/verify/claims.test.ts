// What the claims of a state allow `verify` to report: never an order that no run can have read.

import {runInside} from '../../helpers/inside.ts';
import {type Row, Tables} from '../../helpers/tables.ts';
import type {Json} from '../../helpers/tap.ts';
import {createShop, openSandbox} from '../../sandbox/index.ts';
import {inventoryOf, nameOf} from './inventory-file.ts';
import {load} from './loaded-shop.ts';
import {verifyInside} from './verify-inside.ts';

const NOW = '2026-03-01T12:00:00Z';

/** The sandbox's orders, and more that were imported in October and updated at an instant. */
function shopWith(updates: readonly string[]) {
  const shop = createShop({orders: 200, seed: 'claims', now: NOW});
  for (const [index, updated_at] of updates.entries())
    for (const marketplace of ['amazon_fr', 'zalando_de'])
      shop.addOrder(
        {marketplace, marketplace_order_id: `LATE-${index}`, imported_at: '2025-10-01T00:00:00Z', updated_at},
        Date.parse(updated_at) * 1000,
      );
  return shop;
}

// Between the two runs, shortly before the second, and within the lookback.
const LATE = ['2025-12-20T00:00:00Z', '2026-02-20T00:00:00Z', '2026-02-24T00:00:00Z', '2026-02-28T00:00:00Z'];

test.each<[string, readonly Json[]]>([
  ['only the last days after a back-fill', [{end_date: '2025-12-01T00:00:00Z'}, {start_date: '2026-02-26T00:00:00Z'}]],
  ['up to a day in the lookback, and from a later one', [{end_date: '2026-02-23'}, {start_date: '2026-02-27'}]],
  [
    'another marketplace for longer',
    [{marketplaces: ['amazon_fr'], end_date: '2025-12-01T00:00:00Z'}, {marketplaces: ['zalando_de']}],
  ],
  [
    'another marketplace up to a later day, one lookback after the first',
    [
      {marketplaces: ['amazon_fr'], end_date: '2025-12-15'},
      {marketplaces: ['zalando_de'], end_date: '2025-12-22'},
    ],
  ],
  [
    'all marketplaces, then one up to a later day, one lookback after them',
    [{end_date: '2025-12-15'}, {marketplaces: ['zalando_de'], end_date: '2025-12-22'}],
  ],
])('nothing is reported after runs that read %s', async (_, configs) => {
  const sandbox = openSandbox({shop: shopWith(LATE)});
  const tables = new Tables();
  for (const config of configs) {
    const state = tables.state ?? {};
    const {code, stdout} = await runInside(sandbox, {config, state});
    expect(code).toBe(0);
    tables.load(stdout);
  }
  const rows = inventoryOf(tables);
  for (const isFull of [false, true]) {
    const {problems, code} = await verifyInside(sandbox, {state: tables.state, rows, isFull});
    expect({problems, code}).toEqual({problems: [], code: 0});
  }
});

test('an order that was updated within the lookback of the last run is missing if it was read before', async () => {
  const {sandbox, state, rows} = await load(shopWith(['2026-02-24T13:00:00Z', '2026-02-28T00:00:00Z']));
  const [removed, kept] = [true, false].map((isLate) =>
    rows.filter((row) => String(row.marketplace_order_id).startsWith('LATE') === isLate),
  );
  const {problems} = await verifyInside(sandbox, {state, rows: kept ?? [], isFull: true});
  expect(problems.map(nameOf).sort()).toEqual(removed?.map(nameOf).sort());
  expect(problems.length).toBe(4);
});

test('what is claimed for one marketplace alone is compared too, also if less is claimed for all', async () => {
  const sandbox = openSandbox({shop: shopWith([])});
  const tables = new Tables();
  for (const config of [{marketplaces: ['amazon_fr']}, {start_date: '2026-01-01', end_date: '2026-01-31'}]) {
    const {code, stdout} = await runInside(sandbox, {config, state: tables.state ?? {}});
    expect(code).toBe(0);
    tables.load(stdout);
  }
  const isOlder = (row: Row) => row.marketplace === 'amazon_fr' && String(row.updated_at) < '2025-12-01';
  const rows = inventoryOf(tables);
  const removed = rows.find(isOlder) as Row;
  const whole = await verifyInside(sandbox, {state: tables.state, rows, isFull: true});
  expect({problems: whole.problems, code: whole.code}).toEqual({problems: [], code: 0});
  for (const isFull of [false, true]) {
    const kept = rows.filter((row) => row !== removed);
    const {problems, code} = await verifyInside(sandbox, {state: tables.state, rows: kept, isFull});
    expect({problems: problems.map(nameOf), code}).toEqual({problems: [nameOf(removed as never)], code: 6});
  }
});
