// `plan` divides what a run would read into units. The expected numbers come from the sandbox's own orders.

import {runPlan} from '../../tap/commands/plan.ts';
import {type InsideOptions, runInside} from '../helpers/inside.ts';
import {instant} from '../helpers/instant.ts';
import {UNEVEN} from '../helpers/uneven.ts';
import {
  busy,
  createShop,
  type Entry,
  openSandbox,
  type Sandbox,
  type SandboxOptions,
  type Shop,
  type ShopOptions,
} from '../sandbox/index.ts';

type Unit = {
  readonly unit: string;
  readonly account_id: number;
  readonly config: {readonly start_date: string; readonly end_date: string; readonly marketplaces?: readonly string[]};
  readonly orders: number;
  readonly requests: number;
  readonly minutes: number;
};

type PlanOptions = InsideOptions & {readonly units?: number; readonly isNewestFirst?: boolean};

const planned = (sandbox: Sandbox, {units = 12, isNewestFirst = false, config, ...options}: PlanOptions = {}) =>
  runInside(sandbox, {
    ...options,
    config: {start_date: '2024-03-01T12:00:00Z', ...config},
    work: (input, services) => runPlan(input, services, {wish: {units}, isNewestFirst}),
  });

async function planOf(sandbox: Sandbox, options: PlanOptions = {}): Promise<Unit[]> {
  const run = await planned(sandbox, options);
  expect([run.code, run.stdout]).toEqual([0, expect.stringMatching(/^$|\n$/)]);
  return run.stdout
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

const NOW = '2026-03-01T12:00:00Z';
const CODES = ['amazon_fr', 'zalando_de'];

const shopOf = (options: ShopOptions = {}): Shop =>
  createShop({orders: 4000, now: NOW, marketplaces: CODES, seed: 'plan', ...options});

/** A shop for the tests that do not change it. */
const QUIET = shopOf({orders: 4000, ties: [3]});

/** The orders from one bound of a unit up to the other, which belongs to the next unit. */
const ordersOf = (shop: Shop, {config: {start_date: from, end_date: to}}: Unit, isLast: boolean): readonly Entry[] =>
  shop.orders.filter(({updatedAt}) => {
    const at = instant(updatedAt);
    return at >= from && (isLast ? at <= to : at < to);
  });

/** Neighbours share a bound, which is a whole second, and the numbers of orders are right. */
function expectTiled(units: readonly Unit[], shop: Shop, isCounted = (_entry: Entry) => true): void {
  for (const [index, unit] of units.entries()) {
    const next = units[index + 1];
    if (next) expect(next.config.start_date).toBe(unit.config.end_date);
    if (next) expect(unit.config.end_date).toMatch(/\.000000Z$/);
    expect(unit.orders).toBe(ordersOf(shop, unit, next === undefined).filter(isCounted).length);
    expect(unit.unit).toBe(`155-${String(index + 1).padStart(4, '0')}`);
  }
}

/** Each unit has the same number of orders, give or take 1 % or the orders that share a second. */
function expectEqual(units: readonly Unit[], shop: Shop, wished: number): void {
  const seconds = new Map<number, number>();
  for (const {updatedAt} of shop.orders) {
    const second = Math.floor(updatedAt / 1e6);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
  }
  const size = shop.orders.length / wished;
  const slack = Math.max(1, size / 100, ...seconds.values());
  for (const {orders} of units) expect(Math.abs(orders - size)).toBeLessThanOrEqual(slack);
}

const PRECISIONS = ['parameter', 'rows', 'both'] as const;
const exclusive = {exclusiveFrom: true, exclusiveTo: true};
const DISAGREEMENTS: readonly [string, Partial<SandboxOptions>][] = [
  ['nothing unusual', {}],
  ...PRECISIONS.map((secondPrecision): [string, Partial<SandboxOptions>] => [
    `exclusive bounds and whole seconds (${secondPrecision})`,
    {secondPrecision, ...exclusive},
  ]),
  ['exclusive bounds', exclusive],
  ['no ordering', {ignoreOrdering: true}],
  ['no ordering, exclusive bounds, whole seconds', {ignoreOrdering: true, secondPrecision: 'rows', ...exclusive}],
  ['ordering by one field', {singleOrdering: true}],
  ['an empty page after the last page', {pastEnd: 'empty'}],
  ['pages of 7', {pageCap: 7}],
];

test.each(DISAGREEMENTS)('twelve units of equal size: %s', async (_name, options) => {
  const shop = QUIET;
  await using sandbox = openSandbox({shop, ...options});
  const units = await planOf(sandbox);
  expect(units.length).toBe(12);
  expect(units[0]?.config.start_date).toBe('2024-03-01T12:00:00.000000Z');
  expect(units.at(-1)?.config.end_date).toMatch(/^2026-03-01T1[12]:/);
  expectTiled(units, shop);
  expectEqual(units, shop, 12);
});

test('each bound takes one request', async () => {
  await using sandbox = openSandbox({shop: QUIET});
  await planOf(sandbox, {units: 20});
  const ranks = sandbox.requestsOf('orders').filter(({query}) => query.page !== undefined);
  expect(ranks.length).toBe(19);
  expect(sandbox.requests.length).toBe(19 + 5);
});

test('with the seven-day default, orders of all order dates are divided', async () => {
  const shop = QUIET;
  await using sandbox = openSandbox({shop, sevenDays: true});
  const units = await planOf(sandbox);
  expect(units.length).toBe(12);
  expectTiled(units, shop, ({orderDate}) => orderDate !== null);
});

test.each([400, 404] as const)('pages that the API refuses with %i are replaced by counts', async (kind) => {
  const shop = QUIET;
  await using sandbox = openSandbox({shop});
  // The fifth request for orders is the first for a page by its number.
  sandbox.faults.add({route: 'orders', kind, nth: 5, times: 11});
  const units = await planOf(sandbox);
  expect(sandbox.requestsOf('orders').filter(({status}) => status === kind).length).toBe(11);
  expectTiled(units, shop);
  expectEqual(units, shop, 12);
});

test.each(Object.entries(UNEVEN))('a shop %s', async (_name, age) => {
  for (const ignoreOrdering of [false, true]) {
    const shop = shopOf({orders: 2500, age, ties: []});
    await using sandbox = openSandbox({shop, ignoreOrdering});
    const units = await planOf(sandbox, {units: 5});
    expectTiled(units, shop);
    expectEqual(units, shop, 5);
  }
});

test.each([false, true])(
  'a bulk update of everything on one instant (ordering ignored: %s)',
  async (ignoreOrdering) => {
    const shop = shopOf({orders: 3000, ties: [3000], unlisted: 0});
    await using sandbox = openSandbox({shop, ignoreOrdering});
    const units = await planOf(sandbox);
    expect(units.map(({orders}) => orders)).toEqual([3000]);
    expectTiled(units, shop);
  },
);

test('a bulk update of half of the shop is one unit, and the others are equal', async () => {
  const shop = shopOf({orders: 3000, ties: [1500]});
  await using sandbox = openSandbox({shop});
  const units = await planOf(sandbox, {units: 6});
  expectTiled(units, shop);
  expect(units.map(({orders}) => orders)).toContain(1500);
  expect(sandbox.requests.length).toBeLessThan(40);
});

test('a shop with one page of orders is divided without further requests', async () => {
  const shop = shopOf({orders: 60});
  await using sandbox = openSandbox({shop});
  const units = await planOf(sandbox, {units: 4});
  expectTiled(units, shop);
  expectEqual(units, shop, 4);
  expect(sandbox.requests.length).toBe(3);
});

test('there are no more units than orders', async () => {
  const shop = shopOf({orders: 5});
  await using sandbox = openSandbox({shop});
  const units = await planOf(sandbox, {units: 100});
  expect(units.map(({orders}) => orders)).toEqual([1, 1, 1, 1, 1]);
  expectTiled(units, shop);
});

test('what the state claims is in no unit, and each gap has units of its own', async () => {
  const shop = QUIET;
  await using sandbox = openSandbox({shop});
  const claims = '2024-03-01T00:00:00Z/2024-09-01T00:00:00.5Z 2025-01-01T00:00:00Z/2025-11-01T00:00:00Z';
  const bookmark = {account_id: '155', updated_at: '2025-11-08T00:00:00Z', claims};
  const units = await planOf(sandbox, {units: 8, state: {bookmarks: {order: bookmark, order_tracking: bookmark}}});
  expect(units.length).toBe(8);
  const gaps = [units.slice(0, 4), units.slice(4)];
  expect(gaps.map((gap) => [gap[0]?.config.start_date, gap.at(-1)?.config.end_date])).toEqual([
    ['2024-09-01T00:00:00.500000Z', '2024-12-31T23:59:59.999999Z'],
    ['2025-11-01T00:00:00.000000Z', expect.stringMatching(/^2026-03-01T1[12]:/)],
  ]);
  const sizes = units.map(({orders}) => orders);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(15);
  for (const [index, unit] of units.entries())
    expect(unit.orders).toBe(ordersOf(shop, unit, index === 3 || index === 7).length);
});

test('a unit names the marketplaces that its range needs, if the others are claimed', async () => {
  const shop = shopOf({orders: 2000});
  await using sandbox = openSandbox({shop});
  const bookmark = {account_id: '155', claims: 'amazon_fr:2024-01-01T00:00:00Z/2025-06-01T00:00:00Z'};
  const units = await planOf(sandbox, {
    units: 4,
    config: {marketplaces: CODES},
    state: {bookmarks: {order: bookmark, order_tracking: bookmark}},
  });
  expect(units.map(({config}) => config.marketplaces)).toEqual([['zalando_de'], ['zalando_de'], undefined, undefined]);
  const own = shop.orders.filter(
    ({marketplace, updatedAt}) =>
      marketplace === 'zalando_de' || (marketplace === 'amazon_fr' && instant(updatedAt) >= '2025-06-01'),
  );
  expect(units.reduce((sum, {orders}) => sum + orders, 0)).toBe(own.length);
});

test('streams whose claims differ by only a day do not get units of their own', async () => {
  await using sandbox = openSandbox({shop: QUIET});
  const claimsTo = (to: string) => ({account_id: '155', claims: `2024-01-01T00:00:00Z/${to}`});
  const [order, order_tracking] = [claimsTo('2025-06-01T00:00:00Z'), claimsTo('2025-06-02T00:00:00Z')];
  const units = await planOf(sandbox, {units: 2, state: {bookmarks: {order, order_tracking}}});
  expect(units.length).toBe(2);
  expectTiled(units, QUIET);
  expect(units[0]?.config.start_date).toBe('2025-06-01T00:00:00.000000Z');
});

test('the newest unit comes first if asked for, under the same name', async () => {
  await using sandbox = openSandbox({shop: shopOf({orders: 1000})});
  const [oldest, newest] = [await planOf(sandbox, {units: 3}), await planOf(sandbox, {units: 3, isNewestFirst: true})];
  expect(newest.map(({unit}) => unit)).toEqual(['155-0003', '155-0002', '155-0001']);
  expect(newest.toReversed().slice(0, 2)).toEqual(
    oldest.slice(0, 2).map((unit) => ({...unit, minutes: expect.any(Number)})),
  );
});

test('in a busy shop, the units still cover the time without gaps and are about equal', async () => {
  const shop = shopOf();
  await using sandbox = openSandbox({shop});
  sandbox.beforeRequest(busy({anonymise: false, bulkBefore: 0}));
  const units = await planOf(sandbox);
  for (const [index, unit] of units.slice(1).entries())
    expect(unit.config.start_date).toBe(units[index]?.config.end_date);
  for (const {orders} of units) expect(Math.abs(orders - 333)).toBeLessThanOrEqual(50);
});

test('in a busy shop, no unit ends before it begins', async () => {
  await using sandbox = openSandbox({shop: shopOf({orders: 1000})});
  sandbox.beforeRequest(busy({anonymise: false, bulkBefore: 0, changes: 1}));
  const units = await planOf(sandbox, {units: 100});
  expect(units.length).toBeGreaterThan(50);
  for (const {config} of units) expect(config.start_date < config.end_date).toBe(true);
});

test('one false response changes no unit', async () => {
  const shop = shopOf({orders: 1500, ties: []});
  for (const kind of ['none-found', 'half-found', 'few-found'] as const)
    for (let nth = 1; nth <= 8; nth++) {
      await using sandbox = openSandbox({shop});
      sandbox.faults.add({route: 'orders', kind, nth});
      const units = await planOf(sandbox, {units: 5, seed: nth});
      expectTiled(units, shop);
      expectEqual(units, shop, 5);
    }
});

test('a plan that cannot be finished writes nothing', async () => {
  await using sandbox = openSandbox({shop: shopOf({orders: 1000})});
  sandbox.faults.add({route: 'orders', kind: 503, nth: 6, times: 1000});
  const run = await planned(sandbox, {config: {max_attempts: 2}});
  expect([run.code, run.stdout]).toEqual([4, '']);
});

test.each([
  ['the shop is empty', {orders: 0}, {}],
  ['the range has no orders', {orders: 200}, {start_date: '2001-01-01', end_date: '2001-02-01'}],
])('there are no units if %s', async (_name, options, config) => {
  await using sandbox = openSandbox({shop: shopOf(options)});
  expect(await planOf(sandbox, {config})).toEqual([]);
});
