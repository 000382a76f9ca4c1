// No order is lost when one response, or every third response, omits orders and adjusts its count to match.
// Completeness: C12, A10
// Reliability: False responses
// Tried: an empty, half, short or outdated response at each place in turn, and at every third place
// Must: every order is loaded

import {openShop, type ShopRun} from '../helpers/shop-run.ts';
import {SHORTAGES, type Shortage} from '../sandbox/faults.ts';
import {createShop} from '../sandbox/index.ts';

const shop = createShop({orders: 240, seed: 'false'});
const pageCap = 20;
// No lookback: reading an order again must not hide an error in the first read.
const config = {lookback_days: 0};

/** Lists the errors in the loaded tables after a run in which the given order requests receive false responses. */
async function verdictOf(kind: Shortage, places: readonly number[], more = {}): Promise<string[]> {
  await using run = openShop({shop, pageCap, config: {...config, ...more}});
  for (const nth of places) run.sandbox.faults.add({route: 'orders', kind, nth});
  await run.run();
  return run.verdict();
}

async function requestsOf(more = {}): Promise<number> {
  await using run = openShop({shop, pageCap, config: {...config, ...more}});
  return (await run.run()).orderRequests;
}

describe.each(SHORTAGES)('a response with %s', (kind) => {
  test.each([1, 8])('at any point in a run, with a concurrency of %i', async (max_concurrency) => {
    const requests = await requestsOf({max_concurrency});
    expect(requests).toBeGreaterThan(9);
    for (let nth = 1; nth <= requests; nth += 1)
      expect([nth, await verdictOf(kind, [nth], {max_concurrency})]).toEqual([nth, []]);
  });

  test('in reply to every third request', async () => {
    const thirds = Array.from({length: 60}, (_, index) => 3 * index + 3);
    expect(await verdictOf(kind, thirds)).toEqual([]);
  });
});

test('a response with an order outside the requested window is requested again, at any point in a run', async () => {
  for (let nth = 1; nth <= 12; nth += 1) {
    await using run = openShop({shop, pageCap, config});
    run.sandbox.faults.add({route: 'orders', kind: 'outside-window', nth});
    await run.run();
    expect([nth, run.verdict()]).toEqual([nth, []]);
  }
});

test('an empty response does not end a resumed run', async () => {
  await using run: ShopRun = openShop({shop: createShop({orders: 300}), config});
  await run.run();
  run.shop.bulk(120);
  run.shop.clock.advance(5);
  run.sandbox.faults.add({route: 'orders', kind: 'none-found'});
  await run.run();
  expect(run.verdict()).toEqual([]);
});
