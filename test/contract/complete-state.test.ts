// What a run with a STATE reads: all new orders, and of those already read, only the ones in the lookback.
// Completeness: C7, C10, A2, A8

import {claimsIn, endOf} from '../helpers/claims.ts';
import {catalogWithFullTable, fullCatalog} from '../helpers/full-catalog.ts';
import {instant} from '../helpers/instant.ts';
import {openShop, type Run, type ShopRun} from '../helpers/shop-run.ts';
import {busy, createShop, type Entry} from '../sandbox/index.ts';

type Bookmarks = {
  readonly order: {readonly updated_at: string; readonly claims: string};
  readonly order_tracking: Bookmarks['order'];
};
const bookmarksOf = ({tables}: ShopRun): Bookmarks => (tables.state as {bookmarks: Bookmarks}).bookmarks;

const records = ({lines}: Run, stream: string) =>
  lines
    .map((line) => JSON.parse(line))
    .filter((message) => message.type === 'RECORD' && message.stream === stream)
    .map(({record}) => record);

const codesIn = ({order}: Bookmarks) => claimsIn(order.claims).map(({code}) => code);

/** The next microsecond. */
const justAfter = (text: string): string => instant(Date.parse(text) * 1000 + Number(text.slice(23, 26)) + 1);

const DAY_MS = 24 * 3600 * 1000;
const daysBefore = (text: string, days: number): string => instant((Date.parse(text) - days * DAY_MS) * 1000);
/** The instant of the order at a relative position in the shop's history: 0 is the oldest, 1 the newest. */
const instantAt = ({shop}: ShopRun, place: number): string =>
  instant((shop.orders[Math.floor(place * (shop.orders.length - 1))] as Entry).updatedAt);

test('over many runs on a busy shop, no bookmark moves backwards and every claim is true', async () => {
  await using run = openShop({shop: createShop({orders: 300})});
  const ends: string[] = [];
  for (let number = 1; number <= 6; number++) {
    await run.runWhile(busy({seed: number, bulkBefore: 0, anonymise: false}));
    ends.push(endOf(bookmarksOf(run).order));
    run.shop.clock.advance(number === 3 ? 0 : 3600);
  }
  expect(ends).toEqual(ends.toSorted());
  await run.settle();
  expect(run.verdict()).toEqual([]);
});

test("setting Lengow's clock back by a minute does not move a bookmark backwards", async () => {
  await using run = openShop({shop: createShop({orders: 50})});
  const config = {start_date: '2020-01-01'};
  await run.run({config});
  const before = bookmarksOf(run);
  run.shop.clock.advance(-60);
  await run.run({config});
  expect(bookmarksOf(run)).toEqual(before);
  expect(run.verdict()).toEqual([]);
});

describe('with marketplaces in the config', () => {
  const marketplaces = ['amazon_fr', 'amazon_uk', 'zalando_de'];
  const shopOf = () => createShop({orders: 400, marketplaces, unlisted: 0});
  const without = (codes: readonly string[]) => (row: object) =>
    !codes.includes(
      String(
        (row as {marketplace?: string; marketplace_code?: string}).marketplace ??
          (row as {marketplace_code?: string}).marketplace_code,
      ),
    );

  test('each marketplace has its own bookmark, and only orders from those marketplaces are loaded', async () => {
    await using run = openShop({shop: shopOf(), config: {marketplaces: ['AMAZON_FR', 'zalando_de']}});
    await run.run();
    expect(codesIn(bookmarksOf(run))).toEqual(['amazon_fr', 'zalando_de']);
    expect(run.verdict({without: without(['amazon_fr', 'zalando_de'])})).toEqual([]);
    expect(new Set(run.tables.rows('order').map(({marketplace}) => marketplace))).toEqual(
      new Set(['amazon_fr', 'zalando_de']),
    );
  });

  test('a marketplace added later is read in full, and the others only within the lookback', async () => {
    await using run = openShop({shop: shopOf()});
    await run.run({config: {marketplaces: ['amazon_fr']}});
    const lookback = endOf(bookmarksOf(run).order);
    const asked = run.sandbox.requestsOf('orders').length;
    const second = await run.run({config: {marketplaces: ['amazon_fr', 'zalando_de']}});
    const again = records(second, 'order').filter(({marketplace}) => marketplace === 'amazon_fr');
    expect(again.filter(({updated_at: at}) => at < lookback)).toEqual([]);
    const questions = run.sandbox
      .requestsOf('orders')
      .slice(asked)
      .map(({query}) => query);
    const ofTheOld = questions.filter(({marketplace = 'amazon_fr'}) => marketplace.includes('amazon_fr'));
    // The query is a second or two wider than the lookback.
    expect(
      ofTheOld.map(({updated_from: from = ''}) => from).filter((from) => from < daysBefore(lookback, 0.001)),
    ).toEqual([]);
    expect(ofTheOld.length).toBeLessThanOrEqual(2);
    expect(run.verdict({without: without(['amazon_fr', 'zalando_de'])})).toEqual([]);
  });

  test('a later run over all marketplaces reads the full history of all of them', async () => {
    await using run = openShop({shop: shopOf()});
    const config = {start_date: '2020-01-01'};
    await run.run({config: {...config, marketplaces: ['amazon_fr']}});
    expect(codesIn(bookmarksOf(run))).toEqual(['amazon_fr']);
    await run.run({config});
    // What is claimed for all is not repeated for one.
    expect(codesIn(bookmarksOf(run))).toEqual([undefined]);
    expect(run.verdict()).toEqual([]);
  });

  test('a run over some marketplaces continues from what a run over all claims, and claims the rest for them alone', async () => {
    await using run = openShop({shop: shopOf(), config: {lookback_days: 0}});
    await run.run();
    const {claims: before, updated_at: newest} = bookmarksOf(run).order;
    for (let change = 0; change < 30; change++) run.shop.touch();
    const scoped = await run.settle({config: {marketplaces: ['amazon_uk']}});
    expect(records(scoped, 'order').filter(({updated_at: at}) => at < newest)).toEqual([]);
    expect(bookmarksOf(run).order.claims.startsWith(`${before} amazon_uk:`)).toBe(true);
    await run.settle();
    expect(run.verdict()).toEqual([]);
  });
});

test("a stream that is added later reads its own history and does not move the other stream's bookmark", async () => {
  await using run = openShop({shop: createShop({orders: 300}), config: {lookback_days: 1}});
  await run.run({catalog: fullCatalog('order')});
  const before = bookmarksOf(run);
  expect(before.order_tracking).toBeUndefined();
  const second = await run.run({catalog: fullCatalog('order', 'order_tracking', 'marketplace')});
  const lookback = endOf(before.order);
  expect(records(second, 'order').filter(({updated_at: at}) => at < lookback)).toEqual([]);
  expect(bookmarksOf(run).order_tracking.updated_at >= before.order.updated_at).toBe(true);
  expect(run.verdict()).toEqual([]);
});

test('a stream that is left out for a while keeps its bookmark, and catches up', async () => {
  await using run = openShop({shop: createShop({orders: 300}), config: {lookback_days: 0}});
  await run.run();
  const {order} = bookmarksOf(run);
  for (let change = 0; change < 40; change++) run.shop.touch();
  await run.settle({catalog: fullCatalog('order_tracking')});
  expect(bookmarksOf(run).order).toEqual(order);
  await run.settle();
  expect(run.verdict()).toEqual([]);
});

test('a run to an end_date writes and claims nothing after it, and the next run continues from there', async () => {
  await using run = openShop({shop: createShop({orders: 300}), config: {lookback_days: 0}});
  const end = instantAt(run, 0.6);
  const first = await run.run({config: {end_date: end}});
  expect(records(first, 'order').filter(({updated_at: at}) => at > end)).toEqual([]);
  expect(endOf(bookmarksOf(run).order)).toBe(justAfter(end));
  expect(endOf(bookmarksOf(run).order_tracking)).toBe(endOf(bookmarksOf(run).order));
  expect(run.verdict({without: ({updated_at: at}) => String(at) > end})).toEqual([]);
  const second = await run.run();
  expect(records(second, 'order').filter(({updated_at: at}) => at <= end)).toEqual([]);
  expect(run.verdict()).toEqual([]);
});

test('a start_date excludes older orders and nothing else', async () => {
  const shop = createShop({orders: 300});
  const start = instant((shop.orders[100] as Entry).updatedAt);
  await using run = openShop({shop, config: {start_date: start}, audit: {since: start}});
  await run.run();
  expect(run.tables.rows('order').filter(({updated_at: at}) => String(at) < start)).toEqual([]);
  expect(run.verdict({without: ({updated_at: at}) => String(at) < start})).toEqual([]);
});

test('an order that the API returns late is read within the lookback', async () => {
  await using run = openShop({shop: createShop({orders: 100})});
  await run.run();
  for (const days of [0.01, 1, 6.9]) run.shop.insertLate(run.shop.clock.now() - days * DAY_MS * 1000);
  await run.settle();
  expect(run.verdict()).toEqual([]);
});

test('with FULL_TABLE in the metadata, the complete stream is read again, and nothing of it is claimed before', async () => {
  await using run = openShop({shop: createShop({orders: 300}), config: {lookback_days: 0, start_date: '2020-01-01'}});
  const first = await run.run();
  const second = await run.run({catalog: catalogWithFullTable('order')});
  expect(records(second, 'order')).toHaveLength(records(first, 'order').length);
  expect(records(second, 'order_tracking')).toEqual([]);
  const {order, order_tracking} = JSON.parse(second.lines[0] as string).value.bookmarks;
  expect([order.claims, order_tracking.claims]).toEqual(['', expect.stringMatching(/^2020-01-01/)]);
  const third = await run.run();
  expect(records(third, 'order')).toEqual([]);
  expect(run.verdict()).toEqual([]);
});

test('with a stream_prefix messages and bookmarks carry it, and the next run continues from them', async () => {
  const config = {stream_prefix: 'lengow_', lookback_days: 0};
  await using run = openShop({shop: createShop({orders: 200}), config, audit: {prefix: 'lengow_'}});
  const first = await run.run();
  expect(Object.keys(bookmarksOf(run))).toEqual(['lengow_order', 'lengow_order_tracking']);
  expect(records(first, 'order')).toEqual([]);
  const second = await run.run();
  expect(records(second, 'lengow_order')).toEqual([]);
  run.shop.touch();
  await run.settle();
  expect(run.verdict()).toEqual([]);
});

test('a run from 0001-01-01 to 9999-12-31 loads everything, and its state covers only loaded orders', async () => {
  await using run = openShop({shop: createShop({orders: 120})});
  const {code} = await run.run({config: {start_date: '0001-01-01', end_date: '9999-12-31'}});
  expect([code, bookmarksOf(run).order.updated_at <= instant(run.shop.clock.now())]).toEqual([0, true]);
  expect(run.verdict()).toEqual([]);
});
