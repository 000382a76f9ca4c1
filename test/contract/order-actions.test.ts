// The stream order_action: complete in a busy shop, whatever the API does with the ordering, and by itself.
// Completeness: A6

import {fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {killedAfter} from '../helpers/killed.ts';
import {lastState, messagesOf} from '../helpers/messages.ts';
import {Tables} from '../helpers/tables.ts';
import {configFor, runProgram} from '../helpers/tap.ts';
import {createShop, openSandbox, type Sandbox, type Shop, startSandbox} from '../sandbox/index.ts';
import type {SandboxOptions} from '../sandbox/options.ts';

const NOW = '2026-03-01T12:00:00Z';
const CATALOG = fullCatalog('order_action');
const CONFIG = {start_date: '2025-12-01'};
const ORDERINGS = ['honoured', 'ignored', 'refused'] as const;

const newShop = (actions: number, more: object = {}) => createShop({orders: 0, actions, now: NOW, ...more});
const linesOf = (stdout: string): string[] => stdout.split('\n').filter((line) => line !== '');
const tableOf = (...stdouts: readonly string[]) =>
  stdouts.reduce((tables, stdout) => tables.load(stdout), new Tables()).rows('order_action');

/** Where the table differs from the shop. */
function differences(shop: Shop, ...stdouts: readonly string[]): string[] {
  const rows = new Map(tableOf(...stdouts).map((row) => [row.action_id, row]));
  const wrong = shop.actions.truth().flatMap((truth) => {
    const row = rows.get(truth.action_id) ?? {};
    return Object.entries(truth).flatMap(([name, value]) =>
      row[name] === value ? [] : [`${truth.action_id} ${name}: ${row[name]}, expected ${value}`],
    );
  });
  const all = rows.size === shop.actions.truth().length ? [] : [`${rows.size} rows`];
  return [...all, ...wrong].slice(0, 5);
}

const run = (sandbox: Sandbox, state?: unknown, config: object = {}) =>
  runInside(sandbox, {config: {...CONFIG, ...config}, catalog: CATALOG, state, level: 'INFO'});

/** Actions move on and are created between requests. */
const disturb = (sandbox: Sandbox) =>
  sandbox.beforeActions(({shop}) => {
    for (let change = 0; change < 3; change += 1) shop.actions.touch();
    shop.actions.create();
  });

test('sends what the contract says, to its own route', async () => {
  const sandbox = openSandbox({shop: newShop(3)});
  const {code, stdout, orderRequests} = await run(sandbox);
  expect([code, orderRequests, differences(sandbox.shop, stdout)]).toEqual([0, 0, []]);
  const [first] = sandbox.requestsOf('actions');
  expect(first?.path).toBe('/v3.0/orders/actions/');
  expect(first?.query).toEqual({
    account_id: String(sandbox.accountId),
    ordering: 'updated_at',
    page_size: '100',
    updated_from: '2025-11-30T23:59:59Z',
    updated_to: expect.stringMatching(/^2026-03-01T11:59:\d\dZ$/),
  });
});

describe.each(ORDERINGS)('with the ordering %s', (actionOrdering) => {
  const options: Partial<SandboxOptions> = {actionOrdering};

  test('is complete, at a known cost', async () => {
    const pages = 30;
    const sandbox = openSandbox({shop: newShop(100 * pages), ...options});
    const {code, stdout, stderr} = await run(sandbox);
    expect([code, differences(sandbox.shop, stdout)]).toEqual([0, []]);
    // Without an ordering, each part of a range is requested twice, and a part does not quite fill a page.
    const most = actionOrdering === 'honoured' ? 1.5 : 3.1;
    expect(sandbox.requestsOf('actions').length / pages).toBeLessThanOrEqual(most);
    const said = stderr.split('\n').filter((line) => line.includes('the ordering of actions'));
    expect(said).toEqual(
      actionOrdering === 'honoured' ? [] : [expect.stringMatching(`^INFO The API ${actionOrdering} the ordering`)],
    );
  });

  test('is complete in a busy shop after the run that follows it', async () => {
    const sandbox = openSandbox({shop: newShop(300), pageCap: 30, ...options});
    const stop = disturb(sandbox);
    const first = await run(sandbox);
    stop();
    sandbox.shop.clock.advance(3600);
    const second = await run(sandbox, lastState(first.stdout));
    expect([first.code, second.code, differences(sandbox.shop, first.stdout, second.stdout)]).toEqual([0, 0, []]);
  });

  test('is complete if 600 actions changed at one instant, whether or not anything divides them', async () => {
    for (const alike of [false, true]) {
      const shop = newShop(700);
      shop.actions.bulk(600, {alike, at: shop.clock.start - 5 * 86_400_000_000});
      const {code, stdout} = await run(openSandbox({shop, ...options}));
      expect([alike, code, differences(shop, stdout)]).toEqual([alike, 0, []]);
    }
  });
});

test('each marketplace is read by itself, and never in a list', async () => {
  const marketplaces = ['amazon_fr', 'zalando_de'];
  const sandbox = openSandbox({shop: newShop(400, {marketplaces: [...marketplaces, 'darty']})});
  const {code, stdout} = await run(sandbox, undefined, {marketplaces});
  expect(code).toBe(0);
  const asked = new Set(sandbox.requestsOf('actions').map(({query}) => query.marketplace));
  expect([...asked].sort()).toEqual(marketplaces);
  const wanted = sandbox.shop.actions.truth().filter(({marketplace}) => marketplaces.includes(String(marketplace)));
  expect(tableOf(stdout)).toHaveLength(wanted.length);
  expect(lastState(stdout)?.bookmarks.order_action?.claims).toMatch(/^amazon_fr:\S+ zalando_de:\S+$/);
});

test('a crowd that only the marketplace divides is read by one code a request', async () => {
  const marketplaces = ['amazon_fr', 'darty', 'zalando_de'];
  const shop = newShop(0, {marketplaces});
  const alike = {updated_at: '2026-02-24T12:00:00Z', created_at: '2026-02-01T00:00:00Z'};
  for (let id = 1; id <= 270; id += 1) shop.actions.add({...alike, id, marketplace: marketplaces[id % 3]});
  const sandbox = openSandbox({shop});
  const {code, stdout} = await run(sandbox);
  expect(code).toBe(0);
  expect(tableOf(stdout)).toHaveLength(270);
  const asked = sandbox.requestsOf('actions').map(({query}) => query.marketplace);
  expect(new Set(asked)).toEqual(new Set([undefined, ...marketplaces]));
  expect(sandbox.requestsOf('actions').every(({query}) => query.page === undefined)).toBe(true);
});

test('claims what is older than a day, whatever lookback_days is, unless it is shorter', async () => {
  const ends: (string | undefined)[] = [];
  for (const lookback_days of [7, 1, 0.5]) {
    const {stdout} = await run(openSandbox({shop: newShop(20)}), undefined, {lookback_days});
    ends.push(lastState(stdout)?.bookmarks.order_action?.claims?.split('/')[1]?.slice(0, 16));
  }
  expect(ends).toEqual(['2026-02-28T12:00', '2026-02-28T12:00', '2026-03-01T00:00']);
});

test('a run that is stopped after any line loses nothing', async () => {
  const shop = newShop(120);
  const take = async (state?: unknown) => linesOf((await run(openSandbox({shop, pageCap: 25}), state)).stdout);
  const lines = await take();
  const resumed = new Map<string, readonly string[]>();
  for (let after = 0; after <= lines.length; after += 1) {
    const held = lines.slice(0, after).join('\n');
    const state = lastState(held);
    const again = resumed.get(JSON.stringify(state)) ?? (await take(state));
    resumed.set(JSON.stringify(state), again);
    expect([after, differences(shop, held, again.join('\n'))]).toEqual([after, []]);
  }
  expect(resumed.size).toBeGreaterThan(3);
});

test('so does the real program, killed in the middle', async () => {
  await using sandbox = await startSandbox({shop: newShop(300), pageCap: 25});
  const given = (state?: unknown) => ({config: configFor(sandbox, CONFIG), catalog: CATALOG, state});
  const {lines} = await killedAfter(100, given());
  const held = lines.join('\n');
  const last = await runProgram(given(lastState(held)));
  expect([last.code, differences(sandbox.shop, held, last.stdout)]).toEqual([0, []]);
});

describe('faults', () => {
  test('an action without a valid updated_at stops the stream with exit code 5', async () => {
    const shop = newShop(5);
    shop.actions.add({id: 9, marketplace: 'amazon_fr', updated_at: 'soon'});
    const {code, stderr} = await run(openSandbox({shop}));
    expect(code).toBe(5);
    expect(stderr).toContain('order_action stops here: action 9 on amazon_fr has no valid updated_at');
  });

  test('an action without an id stops it too, unless invalid_values is null', async () => {
    const shop = newShop(5);
    shop.actions.add({marketplace: 'amazon_fr', updated_at: '2026-02-01T00:00:00Z'});
    const stopped = await run(openSandbox({shop}));
    expect([stopped.code, stopped.stderr]).toEqual([5, expect.stringContaining('action_id is not an integer')]);
    const warned = await run(openSandbox({shop}), undefined, {invalid_values: 'null'});
    expect([warned.code, differences(shop, warned.stdout)]).toEqual([0, []]);
  });

  test("the merchant's typing never stops a run, and is counted", async () => {
    const shop = newShop(5);
    for (const id of [1, 2])
      shop.actions.add({id, marketplace: 'amazon_fr', updated_at: '2026-02-01T00:00:00Z', shipping_date: 'tomorrow'});
    const {code, stderr, stdout} = await run(openSandbox({shop}));
    expect([code, tableOf(stdout).length]).toEqual([0, 7]);
    const warnings = stderr.split('\n').filter((line) => line.startsWith('WARNING'));
    expect(warnings).toEqual([
      expect.stringMatching(/^WARNING order_action: action \d on amazon_fr: shipping_date is not a date or date-time/),
      expect.stringMatching(/^WARNING 2 invalid values/),
    ]);
  });

  test('a refusal that has nothing to do with the ordering is final', async () => {
    const sandbox = openSandbox({shop: newShop(5)});
    sandbox.faults.add({route: 'actions', kind: 400, nth: 'every'});
    const {code, stderr} = await run(sandbox);
    expect([code, sandbox.requestsOf('actions').length]).toEqual([4, 2]);
    expect(stderr).toContain('order_action stops here: GET /v3.0/orders/actions/ was refused with HTTP 400');
  });

  test('an ignored filter is named', async () => {
    const sandbox = openSandbox({shop: newShop(50), ignoreFilters: ['updated_from']});
    const {code, stderr} = await run(sandbox, undefined, {start_date: '2026-02-25'});
    expect(code).toBe(4);
    expect(stderr).toContain('GET /v3.0/orders/actions/: the API ignored the filter updated_from and returned actions');
  });

  test.each([503, 403] as const)('HTTP %d on the route of actions does not cost the orders', async (kind) => {
    const shop = createShop({orders: 30, actions: 30, now: NOW});
    const sandbox = openSandbox({shop});
    sandbox.faults.add({route: 'actions', kind, nth: 'every'});
    const catalog = fullCatalog('order', 'order_action');
    const {code, stdout} = await runInside(sandbox, {config: {...CONFIG, max_attempts: 2}, catalog});
    expect(code).toBe(kind === 403 ? 3 : 4);
    expect(
      messagesOf(stdout).filter(({type, stream}) => type === 'RECORD' && stream === 'order').length,
    ).toBeGreaterThan(0);
    expect(lastState(stdout)?.bookmarks).toMatchObject({
      order: {claims: expect.stringContaining('/')},
      order_action: {claims: ''},
    });
  });
});

test('orders are read before actions, each by its own bookmark', async () => {
  const shop = createShop({orders: 300, actions: 300, now: NOW});
  const sandbox = openSandbox({shop});
  const catalog = fullCatalog('order', 'order_action');
  const first = await runInside(sandbox, {config: CONFIG, catalog: fullCatalog('order')});
  const {code, stdout} = await runInside(sandbox, {config: CONFIG, catalog, state: lastState(first.stdout)});
  expect([code, differences(shop, stdout)]).toEqual([0, []]);
  const routes = sandbox.requests.map(({route}) => route).filter((route) => route === 'orders' || route === 'actions');
  expect(routes.lastIndexOf('orders')).toBeLessThan(routes.indexOf('actions'));
  const records = messagesOf(stdout).filter(({type}) => type === 'RECORD');
  const counts = (stream: string) => records.filter((record) => record.stream === stream).length;
  expect(counts('order')).toBeLessThan(counts('order_action') / 4);
});

test('with parcel hashed, an action joins the tracking of its order', async () => {
  const shop = createShop({orders: 0, now: NOW});
  shop.addOrder({
    marketplace: 'darty',
    marketplace_order_id: 'D1',
    updated_at: '2026-02-20T00:00:00Z',
    packages: [{delivery: {trackings: [{number: 'ab 12'}]}}],
  });
  shop.actions.add({id: 1, marketplace: 'darty', updated_at: '2026-02-20T00:00:00Z', tracking_number: 'AB  12'});
  const config = {...CONFIG, personal_data: {parcel: 'hash'}, personal_data_key: '0123456789-abcdefghij-ABCDEFGHIJ'};
  const {stdout} = await runInside(openSandbox({shop}), {
    config,
    catalog: fullCatalog('order_tracking', 'order_action'),
  });
  const numbers = messagesOf(stdout).flatMap(({record}) => (record ? [record.tracking_number] : []));
  expect(numbers).toEqual([expect.stringMatching(/^[0-9a-f]{4}:/), numbers[0]]);
});
