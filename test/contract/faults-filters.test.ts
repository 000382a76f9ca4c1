// When the API ignores a filter, the response is not accepted: the run exits with 4 and names the filter.
// Completeness: A4

import {auditOf} from '../helpers/auditor.ts';
import {runOn} from '../helpers/checked-run.ts';
import {rowsOf} from '../helpers/messages.ts';
import type {Json} from '../helpers/tap.ts';
import {createShop, type Row, type SandboxOptions, startSandbox} from '../sandbox/index.ts';

// Four years of orders, a two-year window, and a bulk update that must be split by import date and by marketplace.
const shop = createShop({
  orders: 700,
  seed: 'filters',
  months: 48,
  ties: [{orders: 150}, {orders: 110, sameImport: true}],
});
const end = new Date(Date.now() - 200 * 86_400_000).toISOString();

const CASES: readonly [string, Json][] = [
  ['updated_from', {}],
  ['updated_to', {end_date: end}],
  ['marketplace', {marketplaces: ['amazon_fr']}],
  ['imported_from', {start_date: '2010-01-01'}],
  ['imported_to', {start_date: '2010-01-01'}],
];

test.each(CASES)('%s', async (filter, config) => {
  await using sandbox = await startSandbox({shop, ignoreFilters: [filter]});
  const run = await runOn(sandbox, {config});
  expect(run.code).toBe(4);
  expect(auditOf(shop, run.stdout)).toEqual([]);
  expect(run.lastLine).toMatch(
    `CRITICAL GET /v3.0/orders/: the API ignored the filter ${filter} and returned orders outside it`,
  );
  expect(run.lastLine).toMatch('Report it to Lengow');
});

test.each(CASES)('%s is sent, and the run succeeds when the API honours it', async (filter, config) => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox, {config});
  expect(run.code).toBe(0);
  expect(sandbox.requestsOf('orders').some(({query}) => filter in query)).toBe(true);
});

test.each(['marketplace_order_date_from', 'marketplace_order_date_to'])(
  'no order is missed when the API ignores %s',
  async (filter) => {
    const options: Partial<SandboxOptions> = {sevenDays: true, ignoreFilters: [filter]};
    await using sandbox = await startSandbox({shop: createShop({orders: 250, seed: 'dates'}), ...options});
    const run = await runOn(sandbox);
    expect(run.code).toBe(0);
    const dated = sandbox.shop.orders
      .filter(({orderDate}) => orderDate !== null)
      .map(({marketplace, id}) => `${marketplace} ${id}`);
    const nameOf = ({marketplace, marketplace_order_id: id}: Row) => `${marketplace} ${id}`;
    const rows = sandbox.shop.truth().order.filter((row) => dated.includes(nameOf(row)));
    expect(rowsOf(run.stdout).order.length).toBeGreaterThanOrEqual(rows.length);
  },
);
