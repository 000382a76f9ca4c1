// Windows follow the orders, not the calendar: what shops whose orders are not spread evenly cost in requests for them.

import {openShop} from '../helpers/shop-run.ts';
import {UNEVEN} from '../helpers/uneven.ts';
import {createShop} from '../sandbox/index.ts';

const ORDERS = 6000;
const SPEED = {requests_per_minute: 500, lookback_days: 0};
const most = (orders: number, width: number) => 1.05 * Math.ceil(orders / 100) + 2 * width + 5;

test.each(Object.entries(UNEVEN).flatMap(([name, age]) => [1, 8].map((width) => ({name, age, width}))))(
  'a shop $name costs little more than a request a page at width $width',
  async ({age, width}) => {
    const shop = createShop({orders: ORDERS, ties: [], age});
    await using run = await openShop({
      shop,
      jitterMs: 5,
      config: {...SPEED, max_concurrency: width},
      audit: {honesty: false},
    });
    const {orderRequests} = await run.run();
    if (process.env.FIGURES)
      process.stderr.write(`width ${width}: ${orderRequests} of at most ${most(ORDERS, width)}\n`);
    expect(orderRequests).toBeLessThanOrEqual(most(ORDERS, width));
    expect(run.verdict()).toEqual([]);
  },
);

test('an empty shop costs a handful', async () => {
  await using run = await openShop({shop: createShop({orders: 0, unlisted: 0})});
  const {orderRequests} = await run.run();
  expect(orderRequests).toBeLessThanOrEqual(5);
});

test('a bulk update of 5,000 on one instant costs at most three times its pages', async () => {
  const shop = createShop({orders: 6000, ties: [5000]});
  await using run = await openShop({shop, config: SPEED, audit: {honesty: false}});
  const {orderRequests} = await run.run();
  if (process.env.FIGURES) process.stderr.write(`bulk: ${orderRequests}\n`);
  expect(orderRequests).toBeLessThanOrEqual(3 * 50 + most(1000, 8));
  expect(run.verdict()).toEqual([]);
});
