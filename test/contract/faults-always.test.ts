// A permanent failure ends the run with exit code 4, a reason, and a STATE that claims only what was written.
// Completeness: C9, A6
// Reliability: Lasting failures
// Tried: the same failures without end, in each phase
// Must: exit 4, a reason, and a STATE that is true

import {auditOf} from '../helpers/auditor.ts';
import {type CheckedRun, expectWhole, runOn} from '../helpers/checked-run.ts';
import {lastState, rowsOf} from '../helpers/messages.ts';
import {createShop, type FaultKind, type FaultyRoute, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 390, seed: 'faults', months: 1, marketplaces: ['amazon_fr', 'zalando_de']});
const truth = shop.truth();
const REQUEST = {
  token: 'POST /access/get_token',
  marketplaces: 'GET /v3.0/marketplaces/',
  orders: 'GET /v3.0/orders/',
} as const;
// On all routes, the same code decides which responses are unusable, and faults-once covers each of them on every
// route. Here, every kind of fault affects later pages, and one of each group affects the other phases.
const EVERY_KIND = [
  ...([408, 429, 500, 502, 503, 504] as const),
  ...(['reset', 'timeout', 'cut', 'cut-chunked', 'upgrade', 'not-utf8'] as const),
  ...(['html', 'empty', 'broken-json', 'array', 'null', 'text'] as const),
  ...(['results-missing', 'results-not-a-list', 'count-missing', 'entries-not-objects'] as const),
  ...(['count-smaller', 'count-larger'] as const),
] satisfies FaultKind[];
const ONE_OF_EACH_SORT = [429, 503, 'reset', 'html', 'array', 'null'] as const satisfies FaultKind[];

type Strike = {readonly route: FaultyRoute; readonly kind: FaultKind; readonly nth?: number};

/** Affects the nth request and all later ones. */
async function giveUp({route, kind, nth = 1}: Strike, check: (run: CheckedRun, sandbox: Sandbox) => void = () => {}) {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route, kind, nth, times: 1e9});
  const run = await runOn(sandbox, {
    config: {max_attempts: 2, ...(kind === 'timeout' && {request_timeout_seconds: 2})},
  });
  expect(run.code).toBe(4);
  expectWhole(run);
  expect(auditOf(shop, run.stdout)).toEqual([]);
  expect(run.lastLine).toMatch(`CRITICAL ${REQUEST[route]}: no usable response in 2 attempts; the last error: `);
  expect(run.lastLine).toMatch(/\. Nothing is lost: run again later with the last STATE\.$/);
  check(run, sandbox);
}

describe('failures of the login: nothing else is requested', () => {
  test.each([...ONE_OF_EACH_SORT, 'token-missing', 'account-missing'] as const)('%s', (kind) =>
    giveUp({route: 'token', kind}, (run, sandbox) => {
      expect(sandbox.requests.map(({route}) => route)).toEqual(['token', 'token']);
      expect(lastState(run.stdout)).toEqual({bookmarks: {}});
    }),
  );
});

describe('failures of the marketplaces request: the orders are still read', () => {
  // An empty array is not a failure; see marketplaces-empty.test.ts.
  const kinds = [...ONE_OF_EACH_SORT.filter((kind) => kind !== 'array'), 'marketplaces-a-list'] as const;
  test.each(kinds)('%s', (kind) =>
    giveUp({route: 'marketplaces', kind}, ({stdout}) => {
      const {marketplace, order, order_tracking} = rowsOf(stdout);
      expect([marketplace.length, order.length]).toEqual([0, truth.order.length]);
      expect(order_tracking).toHaveLength(truth.order_tracking.length);
    }),
  );
});

describe('failures of the first page: the marketplaces have been written', () => {
  test.each([...ONE_OF_EACH_SORT, 'count-missing'] as const)('%s', (kind) =>
    giveUp({route: 'orders', kind}, ({stdout}) => {
      expect(rowsOf(stdout)).toMatchObject({marketplace: {length: 2}, order: [], order_tracking: []});
      expect(lastState(stdout)?.bookmarks.order?.claims).toBe('');
    }),
  );
});

describe('failures of a later page: everything read before is kept, and nothing more is claimed', () => {
  test.each(EVERY_KIND)('%s', (kind) =>
    giveUp({route: 'orders', kind, nth: 4}, ({stdout}) => {
      const {order} = rowsOf(stdout);
      expect(order.length).toBeGreaterThan(100);
      expect(order.length).toBeLessThan(truth.order.length);
      expect(lastState(stdout)?.bookmarks.order?.claims).toMatch(/Z$/);
    }),
  );
});

test('if all pages are unsorted, the run is complete and logs one warning', async () => {
  await using sandbox = await startSandbox({shop, ignoreOrdering: true});
  const run = await runOn(sandbox);
  expect(run.code).toBe(0);
  expect(run.log.filter((line) => line.startsWith('WARNING'))).toEqual([expect.stringMatching(/ignored the ordering/)]);
  expect(rowsOf(run.stdout).order).toHaveLength(truth.order.length);
  expect(auditOf(shop, run.stdout)).toEqual([]);
});

test('the next run reads what a failed run missed', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 500, nth: 4, times: 2});
  const failed = await runOn(sandbox, {config: {max_attempts: 2}});
  const next = await runOn(sandbox, {state: lastState(failed.stdout)});
  expect([failed.code, next.code]).toEqual([4, 0]);
  const {order, order_tracking} = rowsOf(failed.stdout + next.stdout);
  expect([order.length, order_tracking.length]).toEqual([truth.order.length, truth.order_tracking.length]);
});
