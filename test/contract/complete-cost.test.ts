// What completeness costs: the number of requests for orders, counted by the sandbox.

import {openShop} from '../helpers/shop-run.ts';
import {createShop} from '../sandbox/index.ts';

test('loading 10,000 orders takes at most 1.2 requests per page, plus five', async () => {
  await using run = openShop({shop: createShop({orders: 10_000})});
  const {orderRequests} = await run.run();
  expect(orderRequests).toBeGreaterThanOrEqual(100);
  expect(orderRequests).toBeLessThanOrEqual(1.2 * 100 + 5);
  expect(run.verdict()).toEqual([]);
});

test('if nothing is new, a second run requests orders twice, because every final response is confirmed', async () => {
  await using run = openShop({shop: createShop({orders: 500})});
  await run.run();
  const before = run.sandbox.requests.length;
  await run.run();
  const routes = run.sandbox.requests.slice(before).map(({route}) => route);
  expect(routes).toEqual(['token', 'marketplaces', 'orders', 'orders']);
  expect(run.verdict()).toEqual([]);
});

test('without a lookback, four more requests check whether orders are hidden as too old or too new', async () => {
  await using run = openShop({shop: createShop({orders: 500}), config: {lookback_days: 0}});
  await run.run();
  // Within the same second, nothing would be left to read.
  run.shop.clock.advance(5);
  const before = run.sandbox.requests.length;
  await run.run();
  const routes = run.sandbox.requests.slice(before).map(({route}) => route);
  expect(routes).toEqual(['token', 'marketplaces', ...Array(6).fill('orders')]);
});
