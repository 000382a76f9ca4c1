// Sources disagree about Lengow's API. Whichever is right, the tables match the shop, even while it keeps changing.
// Completeness: C2, C4, A5, A6

import {instant} from '../helpers/instant.ts';
import {openShop} from '../helpers/shop-run.ts';
import {ORDER_STREAMS} from '../helpers/streams.ts';
import {tieOf} from '../helpers/tie.ts';
import {busy, createShop, type Entry, type Hook, type SandboxOptions, type Shop} from '../sandbox/index.ts';

type Case = readonly [name: string, options: Partial<SandboxOptions>];
const PRECISIONS = ['parameter', 'rows', 'both'] as const;
const BOUNDS: readonly Case[] = [
  ['exclusive lower bounds', {exclusiveFrom: true}],
  ['exclusive upper bounds', {exclusiveTo: true}],
  ...PRECISIONS.map((secondPrecision): Case => [`whole seconds (${secondPrecision})`, {secondPrecision}]),
  ...PRECISIONS.map(
    (secondPrecision): Case => [
      `exclusive bounds and whole seconds (${secondPrecision})`,
      {secondPrecision, exclusiveFrom: true, exclusiveTo: true},
    ],
  ),
];
const SORTING: readonly Case[] = [
  ['no ordering', {ignoreOrdering: true}],
  ['ordering by one field', {singleOrdering: true}],
];
const PAGES: readonly Case[] = [
  ['a 404 after the last page', {pastEnd: '404'}],
  ['an empty page after the last page', {pastEnd: 'empty'}],
  ['pages of 7', {pageCap: 7}],
  ['pages of 30', {pageCap: 30}],
];
const worst = {exclusiveFrom: true, exclusiveTo: true, secondPrecision: 'rows'} as const;
const COMBINED: readonly Case[] = [
  ['pages of 30 and no ordering', {pageCap: 30, ignoreOrdering: true}],
  ['no ordering, exclusive bounds, whole seconds', {ignoreOrdering: true, ...worst}],
  [
    'ordering by one field, exclusive bounds, whole seconds, empty pages',
    {singleOrdering: true, pastEnd: 'empty', ...worst},
  ],
];
// A tie is read by page number if no filter can separate it, or if pages are small.
const ties = [{orders: 120, sameImport: true, sameMarketplace: true}, 230];

describe.each([...BOUNDS, ...SORTING, ...PAGES, ...COMBINED])('with %s', (_name, options) => {
  test('a busy shop is loaded', async () => {
    const shop = createShop({orders: 600, ties, marketplaces: ['amazon_fr', 'zalando_de']});
    await using run = openShop({shop, config: {lookback_days: 0}, ...options});
    await run.runWhile(busy({changes: 2, bulkBefore: 4, anonymise: false}));
    await run.settle();
    expect(run.verdict()).toEqual([]);
  });

  test('the orders at both ends of the window are loaded', async () => {
    const shop = createShop({orders: 40});
    const [first, last] = [shop.orders[5] as Entry, shop.orders[30] as Entry];
    const [since, until] = [first, last].map(({updatedAt}) => instant(updatedAt)) as [string, string];
    await using run = openShop({shop, config: {start_date: since, end_date: until}, audit: {since}, ...options});
    await run.run();
    const without = ({updated_at: at}: {updated_at?: unknown}) => String(at) < since || String(at) > until;
    expect(run.verdict({without, streams: ORDER_STREAMS})).toEqual([]);
  });
});

test('orders that no filter can separate are loaded although each response sorts them differently', async () => {
  const ties = [{orders: 130, sameImport: true, sameMarketplace: true}];
  const shop = createShop({orders: 500, ties, marketplaces: ['amazon_fr', 'zalando_de']});
  await using run = openShop({shop, config: {lookback_days: 0}, singleOrdering: true});
  await run.run();
  expect(run.sandbox.requestsOf('orders').filter(({query}) => query.page !== undefined)).not.toEqual([]);
  expect(run.verdict()).toEqual([]);
});

test.each(['404', 'empty'] as const)(
  'nothing is lost if the last page becomes empty before it is read (%s)',
  async (pastEnd) => {
    const ties = [{orders: 101, sameImport: true, sameMarketplace: true}];
    const shop = createShop({orders: 500, ties, marketplaces: ['amazon_fr', 'zalando_de']});
    await using run = openShop({shop, config: {lookback_days: 0}, pastEnd});
    const [one, other] = tieOf(shop) as [Entry, Entry];
    await run.runWhile((_sandbox, {query}) => {
      if (query.page !== undefined) for (const entry of [one, other]) shop.touch(entry);
    });
    const pages = run.sandbox.requestsOf('orders').filter(({query}) => query.page !== undefined);
    expect(pages.map(({status}) => status)).toContain(pastEnd === '404' ? 404 : 200);
    await run.settle();
    expect(run.verdict()).toEqual([]);
  },
);

describe('when the API returns only the last seven days by default', () => {
  const hasNoDate = ({orderDate}: Entry) => orderDate === null;
  const sevenDays = {sevenDays: true, audit: {without: hasNoDate}, config: {lookback_days: 0}};
  // With that default, no query can return orders without an order date; the tap logs a warning.
  const without = ({marketplace_order_date: at}: {marketplace_order_date?: unknown}) => at === null;

  test('a busy shop with old orders is loaded', async () => {
    await using run = openShop({shop: createShop({orders: 400}), ...sevenDays});
    await run.runWhile(busy({bulkBefore: 0, anonymise: false}));
    const {stderr} = await run.settle();
    expect(stderr).toMatch(/WARNING.*without an order date/);
    expect(run.verdict({streams: ['order'], without})).toEqual([]);
  });

  test('a shop with only recent orders is loaded', async () => {
    await using run = openShop({shop: recentShop(), ...sevenDays});
    await run.runWhile(busy({changes: 1, bulkBefore: 0, anonymise: false}));
    await run.settle();
    expect(run.verdict({streams: ['order'], without})).toEqual([]);
  });

  test.each([1, 2, 3, 4, 5])(
    'a shop with %i old orders, updated while the tap checks for that default, is loaded',
    async (count) => {
      const shop = createShop({orders: 30, months: 1});
      await using run = openShop({shop, ...sevenDays});
      await run.runWhile(updateOld(count));
      await run.settle();
      expect(run.verdict({streams: ['order'], without})).toEqual([]);
    },
  );
});

test.each([1, 2, 3])(
  'without that default, %i old orders updated during the check make no difference',
  async (count) => {
    await using run = openShop({shop: createShop({orders: 30, months: 1}), config: {lookback_days: 0}});
    await run.runWhile(updateOld(count));
    await run.settle();
    expect(run.verdict()).toEqual([]);
  },
);

const EIGHT_DAYS = 8 * 24 * 3600 * 1e6;

/** Before each request, updates the old orders that could prove that the default hides orders. */
function updateOld(count: number): Hook {
  return ({shop}) => {
    const isOld = ({orderDate}: Entry) => orderDate !== null && orderDate < shop.clock.now() - EIGHT_DAYS;
    for (const entry of shop.orders.filter(isOld).slice(0, count)) shop.touch(entry);
  };
}

/** The first shop, by seed, in which the default hides no order. */
function recentShop(): Shop {
  for (let seed = 1; ; seed++) {
    const shop = createShop({orders: 5, months: 0.05, seed});
    if (shop.orders.every(({orderDate: at}) => at !== null && at > shop.clock.now() - EIGHT_DAYS / 2)) return shop;
  }
}
