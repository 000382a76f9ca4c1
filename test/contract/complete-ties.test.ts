// More orders than fit on a page share one instant and are updated while the tap reads them: none is lost or stale.
// Completeness: C1, C3
// Reliability: Bulk updates
// Tried: up to 1,000 orders at one instant, updated while they are read
// Must: every order is loaded in its newest version

import {instant} from '../helpers/instant.ts';
import {openShop, type ShopRun, type ShopRunOptions} from '../helpers/shop-run.ts';
import {tieOf, updatesOf} from '../helpers/tie.ts';
import {createShop, type Hook, type ShopOptions} from '../sandbox/index.ts';

const SIZES = [99, 100, 101, 350];
// No lookback: reading an order again must not hide an error in the first read.
const config = {lookback_days: 0};

const tied = (shop: ShopOptions, options: ShopRunOptions = {}) =>
  openShop({shop: createShop({orders: 650, ...shop}), config, ...options});

describe.each(SIZES)('a tie of %i orders', (orders) => {
  test.each([0, 1, 3, 30])('in the middle, %i of them updated before each request, is loaded', async (count) => {
    await using run = tied({ties: [orders]});
    await expectTruth(run, updatesOf(tieOf(run.shop), count));
  });

  test('with the same instant of import, while being updated, is loaded', async () => {
    await using run = tied({ties: [{orders, sameImport: true}]});
    await expectTruth(run, updatesOf(tieOf(run.shop), 3));
  });

  test('with the same instant of import and the same marketplace, while being updated, is loaded', async () => {
    const ties = [{orders, sameImport: true, sameMarketplace: true}];
    await using run = tied({ties, orders: 1000, marketplaces: ['amazon_fr', 'amazon_uk']});
    expect(tieOf(run.shop)).toHaveLength(orders);
    await expectTruth(run, updatesOf(tieOf(run.shop), 1));
  });

  test('of the newest orders, while being updated, is loaded', async () => {
    await using run = tied({ties: []});
    run.shop.bulk(orders);
    run.shop.clock.advance(5);
    await expectTruth(run, updatesOf(tieOf(run.shop), 3));
  });

  test('of the newest orders, with updates that fall into the window, is loaded', async () => {
    await using run = tied({ties: []}, {clockOffsetMs: 100_000, config: {}});
    run.shop.bulk(orders);
    await expectTruth(run, updatesOf(tieOf(run.shop), 3, 3));
  });

  test('in the very last instant of the window is loaded in one run', async () => {
    await using run = tied({ties: []});
    run.shop.bulk(orders);
    run.shop.clock.advance(5);
    await run.run({config: {end_date: instantOf(run)}});
    expect(run.verdict()).toEqual([]);
  });

  test('at the very start of the window, while being updated, is loaded', async () => {
    const shop = createShop({orders: 650, ties: [orders]});
    const since = instant(tieOf(shop)[0]?.updatedAt ?? 0);
    await using run = openShop({shop, config: {...config, start_date: since}, audit: {since}});
    await run.runWhile(updatesOf(tieOf(shop), 3));
    await run.settle();
    expect(run.tables.rows('order').length).toBeGreaterThan(orders);
    expect(run.verdict({without: ({updated_at}) => String(updated_at) < since})).toEqual([]);
  });
});

test('1,000 orders with the same update time are all loaded, although six orders change before each request', async () => {
  await using run = openShop({shop: createShop({orders: 1300, ties: [1000]}), config});
  await expectTruth(run, updatesOf(tieOf(run.shop), 6));
});

async function expectTruth(run: ShopRun, hook: Hook): Promise<void> {
  await run.runWhile(hook);
  await run.settle();
  expect(run.verdict()).toEqual([]);
}

const instantOf = ({shop}: ShopRun): string => instant(tieOf(shop)[0]?.updatedAt ?? 0);
