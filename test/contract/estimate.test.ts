// `estimate` counts what a run would read. The expected numbers come from the sandbox's own orders.

import {runEstimate} from '../../tap/commands/estimate.ts';
import {type InsideOptions, runInside} from '../helpers/inside.ts';
import {instant} from '../helpers/instant.ts';
import {
  busy,
  createShop,
  type Entry,
  openSandbox,
  type Sandbox,
  type SandboxOptions,
  type Shop,
} from '../sandbox/index.ts';

type Found = {
  readonly from: string;
  readonly to: string;
  readonly orders: number;
  readonly requests: number;
  readonly minutes: number;
  readonly rows: number;
  readonly bytes: number;
  readonly months: readonly {readonly month: string; readonly orders: number}[];
  readonly marketplaces: readonly {readonly code: string; readonly orders: number}[];
  readonly cost_requests: number;
};

async function estimateOf(sandbox: Sandbox, options: InsideOptions = {}): Promise<Found> {
  const before = sandbox.requests.length;
  const run = await runInside(sandbox, {
    ...options,
    work: (input, services) => runEstimate(input, services, {format: 'json'}),
  });
  expect([run.code, run.stdout.split('\n').length]).toEqual([0, 2]);
  const found = JSON.parse(run.stdout) as Found;
  expect(found.cost_requests).toBe(sandbox.requests.length - before);
  expect(found.cost_requests).toBeLessThanOrEqual(60);
  return found;
}

/** The orders that a run from `from` to `to` reads, both inclusive. */
const between = (shop: Shop, {from, to}: Pick<Found, 'from' | 'to'>): readonly Entry[] =>
  shop.orders.filter(({updatedAt}) => instant(updatedAt) >= from && instant(updatedAt) <= to);

function expected(entries: readonly Entry[], months: readonly string[], codes: readonly string[]) {
  const of = (marketplace: string) => entries.filter((entry) => entry.marketplace === marketplace).length;
  const unlisted = entries.filter(({marketplace}) => !codes.includes(marketplace)).length;
  const marketplaces = Object.fromEntries(codes.map((code) => [code, of(code)]));
  return {
    orders: entries.length,
    months: months.map((month) => [
      month,
      entries.filter(({updatedAt}) => instant(updatedAt).startsWith(month)).length,
    ]),
    marketplaces: unlisted > 0 ? {...marketplaces, '(not listed)': unlisted} : marketplaces,
  };
}

const counts = ({orders, months, marketplaces}: Found) => ({
  orders,
  months: months.map(({month, orders: number}) => [month, number]),
  marketplaces: Object.fromEntries(marketplaces.map(({code, orders: number}) => [code, number])),
});

const CODES = ['amazon_fr', 'zalando_de'];
const [START, END] = ['2025-08-31T12:00:00Z', '2026-01-15T12:00:00Z'];
const MONTHS = ['2025-08', '2025-09', '2025-10', '2025-11', '2025-12', '2026-01'];

/** A quiet shop with orders on, just before and just after the bounds of the range and of its months. */
function shopWithBorders(): Shop {
  const shop = createShop({orders: 700, months: 12, now: '2026-03-01T12:00:00Z', marketplaces: CODES, seed: 'borders'});
  const borders = [START, END, ...MONTHS.slice(1).map((month) => `${month}-01T00:00:00Z`)];
  for (const border of borders)
    for (const beside of [-1_500_000, -1_000_000, -999_999, -1, 0, 1, 999_999, 1_000_000, 1_500_000])
      shop.insertLate(Date.parse(border) * 1000 + beside);
  return shop;
}

const PRECISIONS = ['parameter', 'rows', 'both'] as const;
const exclusive = {exclusiveFrom: true, exclusiveTo: true};
const DISAGREEMENTS: readonly [string, Partial<SandboxOptions>][] = [
  ['nothing unusual', {}],
  ['exclusive lower bounds', {exclusiveFrom: true}],
  ['exclusive upper bounds', {exclusiveTo: true}],
  ...PRECISIONS.map((secondPrecision): [string, Partial<SandboxOptions>] => [
    `whole seconds (${secondPrecision})`,
    {secondPrecision},
  ]),
  ...PRECISIONS.map((secondPrecision): [string, Partial<SandboxOptions>] => [
    `exclusive bounds and whole seconds (${secondPrecision})`,
    {secondPrecision, ...exclusive},
  ]),
  ['no ordering', {ignoreOrdering: true}],
  ['no ordering, exclusive bounds, whole seconds', {ignoreOrdering: true, secondPrecision: 'rows', ...exclusive}],
  ['ordering by one field', {singleOrdering: true}],
  ['an empty page after the last page', {pastEnd: 'empty'}],
  ['pages of 7', {pageCap: 7}],
  ['pages of 30 and no ordering', {pageCap: 30, ignoreOrdering: true}],
];

test.each(DISAGREEMENTS)('in a quiet shop, all numbers are exact: %s', async (_name, options) => {
  const shop = shopWithBorders();
  await using sandbox = openSandbox({shop, ...options});
  const found = await estimateOf(sandbox, {config: {start_date: START, end_date: END}});
  expect([found.from, found.to]).toEqual(['2025-08-31T12:00:00.000000Z', '2026-01-15T12:00:00.000000Z']);
  expect(counts(found)).toEqual(expected(between(shop, found), MONTHS, CODES));
});

test('with the seven-day default, orders of all order dates are counted', async () => {
  const shop = shopWithBorders();
  await using sandbox = openSandbox({shop, sevenDays: true});
  const found = await estimateOf(sandbox, {config: {start_date: START, end_date: END}});
  const dated = between(shop, found).filter(({orderDate}) => orderDate !== null);
  expect(counts(found)).toEqual(expected(dated, MONTHS, CODES));
});

test('only the marketplaces of the config are counted', async () => {
  const shop = shopWithBorders();
  await using sandbox = openSandbox({shop});
  const found = await estimateOf(sandbox, {
    config: {start_date: START, end_date: END, marketplaces: ['zalando_de']},
  });
  const own = between(shop, found).filter(({marketplace}) => marketplace === 'zalando_de');
  expect(counts(found)).toEqual(expected(own, MONTHS, ['zalando_de']));
});

test('what the state claims is left out', async () => {
  const shop = shopWithBorders();
  await using sandbox = openSandbox({shop});
  const claims = '2025-09-01T00:00:00.500000Z/2025-10-01T00:00:00Z 2025-11-01T00:00:00Z/2025-12-01T00:00:00Z';
  const bookmark = {account_id: '155', updated_at: '2025-12-01T00:00:00Z', claims};
  const found = await estimateOf(sandbox, {
    config: {start_date: START, end_date: END},
    state: {bookmarks: {order: bookmark, order_tracking: bookmark}},
  });
  const isClaimed = ({updatedAt}: Entry) =>
    claims.split(' ').some((range) => {
      const [from = '', to = ''] = range.split('/').map((text) => instant(Date.parse(text) * 1000));
      return instant(updatedAt) >= from && instant(updatedAt) < to;
    });
  const left = between(shop, found).filter((entry) => !isClaimed(entry));
  const months = MONTHS.filter((month) => month !== '2025-11');
  expect(counts(found)).toEqual(expected(left, months, CODES));
});

test('a bulk update on the second of a bound or just beside it is counted on the right side', async () => {
  const shop = createShop({orders: 3000, ties: [2500], months: 6, now: '2026-03-01T12:00:00Z', marketplaces: CODES});
  const tie = shop.orders[1500]?.updatedAt ?? 0;
  const second = Math.floor(tie / 1e6) * 1e6;
  await using sandbox = openSandbox({shop});
  for (const bound of [second, second + 1e6, tie - 1, tie, tie + 1]) {
    const after = await estimateOf(sandbox, {config: {start_date: instant(bound)}});
    expect(after.orders).toBe(between(shop, after).length);
    const before = await estimateOf(sandbox, {config: {start_date: '2025-06-01', end_date: instant(bound)}});
    expect(before.orders).toBe(between(shop, before).length);
  }
});

test('if all orders fit on one page, no counts are requested', async () => {
  const shop = createShop({orders: 60, now: '2026-03-01T12:00:00Z', marketplaces: CODES});
  await using sandbox = openSandbox({shop});
  const found = await estimateOf(sandbox);
  const months = found.months.map(({month}) => month);
  expect(counts(found)).toEqual(expected(between(shop, found), months, CODES));
  expect(found.cost_requests).toBe(4);
});

test('25 months and 30 marketplaces take 60 requests', async () => {
  const codes = Array.from({length: 30}, (_, number) => `shop_${number}`);
  const shop = createShop({orders: 3000, unlisted: 0, now: '2026-03-15T12:00:00Z', marketplaces: codes});
  await using sandbox = openSandbox({shop});
  const found = await estimateOf(sandbox);
  expect([found.months.length, found.marketplaces.length, found.cost_requests]).toEqual([25, 30, 60]);
  expect(counts(found)).toEqual(
    expected(
      shop.orders,
      found.months.map(({month}) => month),
      codes,
    ),
  );
});

test.each([
  ['quarters', '2019-06-15', 'amazon_fr,zalando_de', ['2019-Q2', '2026-Q1'], 28],
  ['years', '2001-06-15', 'amazon_fr,zalando_de', ['2001', '2026'], 26],
])('months are joined to %s', async (_name, start, codes, ends, periods) => {
  const shop = createShop({orders: 500, unlisted: 0, now: '2026-03-15T12:00:00Z', marketplaces: codes.split(',')});
  await using sandbox = openSandbox({shop});
  const found = await estimateOf(sandbox, {config: {start_date: start}});
  expect([found.months[0]?.month, found.months.at(-1)?.month]).toEqual(ends);
  expect(found.months.length).toBe(periods);
  expect(found.months.reduce((sum, {orders}) => sum + orders, 0)).toBe(500);
});

test('more than 30 marketplaces are not counted one by one', async () => {
  const codes = Array.from({length: 31}, (_, number) => `shop_${number}`);
  await using sandbox = openSandbox({shop: createShop({orders: 500, unlisted: 0, marketplaces: codes})});
  const found = await estimateOf(sandbox);
  expect([found.orders, found.marketplaces]).toEqual([500, []]);
});

test('a range without orders is all zeros', async () => {
  await using sandbox = openSandbox({shop: createShop({orders: 200, months: 1, marketplaces: CODES})});
  const found = await estimateOf(sandbox, {config: {start_date: '2019-01-01', end_date: '2019-01-31'}});
  expect(found).toMatchObject({orders: 0, requests: 0, minutes: 0, rows: 0, bytes: 0});
  expect(counts(found)).toEqual(expected([], ['2019-01'], CODES));
});

test('a range that the state claims is all zeros', async () => {
  await using sandbox = openSandbox({shop: createShop({orders: 200, now: '2026-03-01T12:00:00Z'})});
  const bookmark = {claims: '2020-01-01T00:00:00Z/2026-01-01T00:00:00Z'};
  const found = await estimateOf(sandbox, {
    config: {start_date: '2025-01-01', end_date: '2025-02-01'},
    state: {bookmarks: {order: bookmark, order_tracking: bookmark}},
  });
  expect(found).toEqual({
    from: '2025-02-01T23:59:59.999999Z',
    to: '2025-02-01T23:59:59.999999Z',
    ...{orders: 0, requests: 0, minutes: 0, rows: 0, bytes: 0, months: [], marketplaces: [], cost_requests: 1},
  });
});

test('in a busy shop, the total is off by no more orders than changed meanwhile', async () => {
  const shop = createShop({orders: 3000, marketplaces: CODES, unlisted: 5, seed: 'busy'});
  await using sandbox = openSandbox({shop});
  const before = new Map(shop.orders.map(({marketplace, id, updatedAt}) => [`${marketplace} ${id}`, updatedAt]));
  sandbox.beforeRequest(busy({anonymise: false, bulkBefore: 0}));
  const found = await estimateOf(sandbox, {config: {end_date: instant(shop.clock.now() - 60_000_000)}});
  const now = shop.orders.filter(({marketplace, id, updatedAt}) => before.get(`${marketplace} ${id}`) === updatedAt);
  const changed = before.size - now.length;
  expect(changed).toBeGreaterThan(20);
  for (const numbers of [[found], found.months]) {
    const total = numbers.reduce((sum, {orders}) => sum + orders, 0);
    expect(total).toBeLessThanOrEqual(before.size);
    expect(total).toBeGreaterThanOrEqual(now.length);
  }
  // What left the range between two counts is not an order of an unlisted marketplace.
  const unlisted = found.marketplaces.find(({code}) => code === '(not listed)');
  expect(unlisted?.orders ?? 0).toBeLessThanOrEqual(5);
});

test('one empty response changes nothing', async () => {
  const shop = shopWithBorders();
  for (let nth = 1; nth <= 15; nth++) {
    await using sandbox = openSandbox({shop});
    sandbox.faults.add({route: 'orders', kind: 'none-found', nth});
    const found = await estimateOf(sandbox, {config: {start_date: START, end_date: END}, seed: nth});
    expect([nth, counts(found)]).toEqual([nth, expected(between(shop, found), MONTHS, CODES)]);
  }
});

test.each(['half-found', 'few-found'] as const)(
  'one false response (%s) changes neither the total nor the marketplaces',
  async (kind) => {
    const shop = shopWithBorders();
    const config = {start_date: START, end_date: END};
    for (let nth = 1; nth <= 12; nth++) {
      await using sandbox = openSandbox({shop});
      sandbox.faults.add({route: 'orders', kind, nth});
      const found = await estimateOf(sandbox, {config, seed: nth});
      const {orders, marketplaces} = expected(between(shop, found), MONTHS, CODES);
      expect([nth, found.orders, counts(found).marketplaces]).toEqual([nth, orders, marketplaces]);
    }
  },
);

test('rows and bytes are close to what a run writes and receives', async () => {
  const shop = createShop({orders: 2000, marketplaces: CODES, seed: 'rows'});
  await using sandbox = openSandbox({shop});
  const found = await estimateOf(sandbox);
  const {order, order_tracking} = shop.truth();
  const rows = order.length + order_tracking.length;
  const bytes = shop.orders.reduce((sum, entry) => sum + shop.json(entry).length, 0);
  expect(found.rows / rows).toBeCloseTo(1, 0.5);
  expect(found.bytes / bytes).toBeCloseTo(1, 0.5);
  expect([found.requests, found.minutes]).toEqual([30, 0.1]);
});

test.each(['updated_from', 'updated_to', 'marketplace'])(
  'if the API ignores %s, the estimate fails and names it',
  async (filter) => {
    await using sandbox = openSandbox({shop: shopWithBorders(), ignoreFilters: [filter]});
    const run = await runInside(sandbox, {
      config: {start_date: START, end_date: END, marketplaces: ['zalando_de']},
      work: (input, services) => runEstimate(input, services, {format: 'json'}),
    });
    expect([run.code, run.stdout]).toEqual([4, '']);
    expect(run.stderr).toContain(`the API ignored the filter ${filter}`);
  },
);

test('if the API ignores the marketplaces, the total of all of them is still counted', async () => {
  const shop = shopWithBorders();
  await using sandbox = openSandbox({shop, ignoreFilters: ['marketplace']});
  const found = await estimateOf(sandbox, {config: {start_date: START, end_date: END}});
  expect(counts(found)).toEqual({...expected(between(shop, found), MONTHS, CODES), marketplaces: {}});
});
