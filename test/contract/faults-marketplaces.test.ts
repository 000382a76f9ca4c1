// The marketplaces cannot be read, or the account does not have a marketplace named in the config.
// Completeness: A9

import {auditOf} from '../helpers/auditor.ts';
import {runOn} from '../helpers/checked-run.ts';
import {claimsIn} from '../helpers/claims.ts';
import {runInside} from '../helpers/inside.ts';
import {lastState, messagesOf, rowsOf} from '../helpers/messages.ts';
import {createShop, openSandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 250, seed: 'scope', marketplaces: ['amazon_fr', 'zalando_de'], ties: [120]});
const all = shop.truth().order;
const french = all.filter(({marketplace}) => marketplace === 'amazon_fr');

const withoutMarketplaces = async () => {
  const sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'marketplaces', kind: 404, nth: 'every'});
  return sandbox;
};

test('without marketplaces in the config all orders are read', async () => {
  await using sandbox = await withoutMarketplaces();
  const run = await runOn(sandbox);
  expect([run.code, rowsOf(run.stdout).order.length]).toEqual([4, all.length]);
});

test('with marketplaces in the config the orders are read with the codes as given', async () => {
  await using sandbox = await withoutMarketplaces();
  const run = await runOn(sandbox, {config: {marketplaces: ['AMAZON_FR']}});
  expect([run.code, rowsOf(run.stdout).order.length]).toEqual([4, french.length]);
  expect(run.stderr).toMatch(
    /^WARNING Could not read the account's marketplaces; using the configured codes unchecked/m,
  );
  expect(auditOf(shop, run.stdout)).toEqual([]);
});

test("an unknown code is reported together with the account's codes, and nothing is read", async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox, {config: {marketplaces: ['amazon_fr', 'ebay_fr']}});
  expect([run.code, run.stdout]).toEqual([2, '']);
  expect(run.lastLine).toMatch(
    /^CRITICAL .*\/marketplaces names ebay_fr, unknown to this account; expected some of amazon_fr, zalando_de$/,
  );
  expect(sandbox.requestsOf('orders')).toEqual([]);
});

test('orders with a marketplace code that the account no longer has are read as before, with a warning', async () => {
  await using sandbox = await startSandbox({shop});
  const bookmark = {marketplaces: {ebay_fr: '2026-01-01T00:00:00.000000Z'}};
  const state = {bookmarks: {order: bookmark, order_tracking: bookmark}};
  const run = await runOn(sandbox, {config: {marketplaces: ['amazon_fr', 'ebay_fr']}, state});
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/^WARNING .*\/marketplaces names ebay_fr, which the account no longer has/m);
  const {claims = ''} = lastState(run.stdout)?.bookmarks.order ?? {};
  expect(claimsIn(claims).map(({code}) => code)).toEqual(['amazon_fr', 'ebay_fr']);
});

test('codes are compared case-insensitively and sent as the account spells them', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox, {config: {marketplaces: ['Amazon_FR', 'amazon_fr']}});
  expect([run.code, rowsOf(run.stdout).order.length]).toEqual([0, french.length]);
  expect(new Set(sandbox.requestsOf('orders').map(({query}) => query.marketplace))).toEqual(new Set(['amazon_fr']));
  expect(rowsOf(run.stdout).marketplace).toHaveLength(1);
});

test.each([
  [['fnac'], ['low']],
  [['Fnac'], ['high']],
  [['FNAC'], ['high', 'low']],
  [
    ['fnac', 'Fnac'],
    ['high', 'low'],
  ],
])('when the account has both Fnac and fnac, %j selects %j', async (marketplaces, expected) => {
  const entry = {name: 'Fnac', orders: {}};
  const two = createShop({orders: 0, now: '2026-03-01T00:00:00Z', rawMarketplaces: {Fnac: entry, fnac: entry}});
  for (const [marketplace, id] of [
    ['Fnac', 'high'],
    ['fnac', 'low'],
  ])
    two.addOrder({marketplace, marketplace_order_id: id, updated_at: '2026-02-01T00:00:00Z'});
  const {code, stdout} = await runInside(openSandbox({shop: two}), {config: {marketplaces}});
  const ids = rowsOf(stdout).order.map((row) => JSON.parse(row).marketplace_order_id);
  expect([code, ids.sort()]).toEqual([0, expected]);
});

test('a run that reads only orders works without the marketplaces', async () => {
  await using sandbox = await withoutMarketplaces();
  const discovered = await runOn(sandbox, {args: ['--discover']});
  const catalog = JSON.parse(discovered.stdout);
  for (const stream of catalog.streams) if (stream.tap_stream_id !== 'order') stream.selected = false;
  const run = await runOn(sandbox, {catalog});
  expect(run.code).toBe(0);
  expect(new Set(messagesOf(run.stdout).flatMap(({stream}) => stream ?? []))).toEqual(new Set(['order']));
});
