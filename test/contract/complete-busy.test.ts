// The tables match the shop although it keeps changing: before every request, orders change and new ones appear.
// Completeness: C1, C6, C8, A1

import {openShop} from '../helpers/shop-run.ts';
import {busy, createShop} from '../sandbox/index.ts';

// The server's Date is this far ahead of its timestamps, so the run must also read changes made during the run.
const AHEAD_MS = 100_000;
// Time passes between requests as in a real shop, but faster.
const SECONDS_BETWEEN_REQUESTS = 3;
const TEN_HOURS_IN_MONTHS = 10 / 24 / 30;

test('a quiet shop is loaded in one run', async () => {
  await using run = openShop({shop: createShop({orders: 700})});
  await run.run();
  expect(run.verdict()).toEqual([]);
});

test('without a catalog the same rows are loaded, with the default columns only', async () => {
  await using run = openShop({shop: createShop({orders: 300})});
  await run.run({catalog: undefined});
  expect(run.verdict({all: false})).toEqual([]);
});

test.each(seeds(1, 12))(
  'a busy shop, seed %i, is fully loaded by the first run after it becomes quiet',
  async (seed) => {
    await using run = openShop({shop: createShop({orders: 800, seed}), config: {lookback_days: 0}});
    const {orderRequests} = await run.runWhile(busy({seed, bulkBefore: 4, anonymise: false}));
    expect(orderRequests).toBeGreaterThan(5);
    run.shop.clock.advance(5);
    await run.runWhile(busy({seed: seed + 1000, bulkBefore: 0, anonymise: false}));
    await run.settle();
    expect(run.verdict()).toEqual([]);
  },
);

test.each(seeds(31, 36))('a busy shop with changes inside the window, seed %i, is loaded', async (seed) => {
  const shop = createShop({orders: 500, seed});
  await using run = openShop({shop, clockOffsetMs: AHEAD_MS});
  const changes = busy({seed, bulkBefore: 4, anonymise: false});
  const {orderRequests} = await run.runWhile((sandbox, request) => {
    shop.clock.advance(SECONDS_BETWEEN_REQUESTS);
    return changes(sandbox, request);
  });
  expect(orderRequests).toBeGreaterThan(8);
  await run.settle();
  expect(run.verdict()).toEqual([]);
});

test('a dense and busy shop is loaded, including where its lanes meet', async () => {
  const shop = createShop({orders: 4000, months: TEN_HOURS_IN_MONTHS, seed: 46});
  await using run = openShop({shop, config: {lookback_days: 0}});
  await run.runWhile(busy({seed: 46, bulkBefore: 0, anonymise: false}));
  await run.settle();
  expect(run.verdict()).toEqual([]);
});

test('a shop that anonymises orders silently is loaded by a run with a long lookback', async () => {
  await using run = openShop({shop: createShop({orders: 500})});
  await run.runWhile(busy());
  await run.settle({config: {lookback_days: 800}});
  expect(run.verdict()).toEqual([]);
});

function seeds(first: number, last: number): number[] {
  return Array.from({length: last - first + 1}, (_, index) => first + index);
}
