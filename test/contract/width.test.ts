// How many requests run in parallel, without losing anything. Requests are counted in this process, where time is
// measured in event-loop turns, so no result depends on how busy the machine is.
// Completeness: C5, C6, C11

import {runInside} from '../helpers/inside.ts';
import {instant} from '../helpers/instant.ts';
import {messagesOf} from '../helpers/messages.ts';
import {openShop} from '../helpers/shop-run.ts';
import {busy, createShop, type Hook, openSandbox} from '../sandbox/index.ts';

const HOUR = 3_600_000_000;
const MONTH = 30 * 24 * HOUR;
const codes = ['amazon_fr', 'amazon_uk', 'zalando_de'];

test.each([
  [{max_concurrency: 1}, 1],
  [{max_concurrency: 3}, 3],
  [{}, 8],
])(
  'with %j the number of parallel requests exceeds half of its maximum, never the maximum: %i',
  async (config, most) => {
    await using run = openShop({shop: createShop({orders: 3000, ties: []}), config});
    await run.run();
    expect(run.sandbox.mostUnderWay).toBeGreaterThan(most / 2);
    expect(run.sandbox.mostUnderWay).toBeLessThanOrEqual(most);
    expect(run.verdict()).toEqual([]);
  },
);

test.each([503, 429] as const)(
  'after some %i responses, at most half as many requests run in parallel',
  async (kind) => {
    await using run = openShop({shop: createShop({orders: 5000, ties: []})});
    let answered = 0;
    const after: number[] = [];
    const trouble: Hook = ({faults, underWay}) => {
      answered++;
      if (answered === TROUBLE_AT) faults.add({route: 'orders', kind, times: 5, retryAfter: 1});
      if (answered > TROUBLE_AT + 8 && answered < TROUBLE_AT + 13) after.push(underWay);
    };
    await run.runWhile(trouble);
    expect(run.sandbox.mostUnderWay).toBeGreaterThan(4);
    expect(Math.max(...after)).toBeLessThanOrEqual(4);
    expect(run.verdict()).toEqual([]);
  },
);

const TROUBLE_AT = 25;

test.each([1, 2, 3])('a busy shop whose responses overtake each other is loaded completely, seed %i', async (seed) => {
  await using run = openShop({shop: createShop({orders: 1200, seed: `wide ${seed}`}), config: {lookback_days: 0}});
  await run.runWhile(busy({seed, bulkBefore: 6, bulk: 150, anonymise: false}));
  await run.settle();
  expect(run.sandbox.mostUnderWay).toBeGreaterThan(2);
  expect(run.verdict()).toEqual([]);
});

test('the last two hours are read by a single worker', async () => {
  const age = (dice: {next: () => number}) => Math.floor(dice.next() * (dice.next() < 0.3 ? 2 * HOUR : 20 * MONTH));
  const shop = createShop({orders: 3000, ties: [], age});
  await using run = openShop({shop});
  const settled = new Date((shop.clock.now() - 2 * HOUR) / 1000).toISOString();
  const after: number[] = [];
  await run.runWhile(({underWay}, {query}) => {
    if (String(query.updated_from) > settled) after.push(underWay);
  });
  expect(run.sandbox.mostUnderWay).toBeGreaterThan(2);
  expect(after.length).toBeGreaterThan(5);
  expect(Math.max(...after)).toBe(1);
  expect(run.verdict()).toEqual([]);
});

describe('no span is read twice', () => {
  const shop = createShop({orders: 4000, ties: [], unlisted: 0, marketplaces: codes, seed: 'spans'});
  const ago = (months: number) => shop.clock.start - months * MONTH;
  const since = (code: string, from: number) =>
    shop.orders.filter(({marketplace, updatedAt}) => marketplace === code && updatedAt >= from).length;
  /** Allows for half a page at the end of each of three spans, whose last pages are asked for twice. */
  const most = (needed: number) => 1.05 * Math.ceil(needed / 100) + 2 * 8 + 8;

  test('for marketplaces with their own bookmarks', async () => {
    const marketplaces = {amazon_fr: instant(ago(2)), amazon_uk: instant(ago(12))};
    const state = {bookmarks: {order: {marketplaces}, order_tracking: {marketplaces}}};
    const config = {marketplaces: codes, lookback_days: 0};
    const {stdout, orderRequests} = await runInside(openSandbox({shop}), {config, state});
    const needed = {
      amazon_fr: since('amazon_fr', ago(2)),
      amazon_uk: since('amazon_uk', ago(12)),
      zalando_de: since('zalando_de', 0),
    };
    const came = codes.map((code) => [code, ordersOf(stdout, code)]);
    expect(Object.fromEntries(came)).toEqual(needed);
    expect(orderRequests).toBeLessThanOrEqual(most(Object.values(needed).reduce((sum, count) => sum + count)));
  });

  test('for streams whose bookmarks differ', async () => {
    const state = {bookmarks: {order: {updated_at: instant(ago(6))}}};
    const {stdout, orderRequests} = await runInside(openSandbox({shop}), {config: {lookback_days: 0}, state});
    const needed = codes.map((code) => since(code, ago(6)));
    expect(codes.map((code) => ordersOf(stdout, code))).toEqual(needed);
    expect(orderRequests).toBeLessThanOrEqual(most(shop.orders.length));
  });
});

/** The number of orders written for a marketplace, counting repeats. */
function ordersOf(stdout: string, code: string): number {
  const names = messagesOf(stdout)
    .filter(({stream, record}) => stream === 'order' && record?.marketplace === code)
    .map(({record}) => record?.marketplace_order_id);
  return names.filter((name, index) => name !== names[index - 1]).length;
}
