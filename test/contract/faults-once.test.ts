// A request that fails temporarily is retried in any phase, and only the log mentions the failure.
// Completeness: A3
// Reliability: Passing failures
// Tried: resets, time-outs, cut and invalid bodies, 408, 429, 5xx, once in each phase
// Must: retried; nothing is lost

import {expectWhole, runOn} from '../helpers/checked-run.ts';
import {messagesOf, rowsOf} from '../helpers/messages.ts';
import {createShop, type FaultKind, type FaultyRoute, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 250, seed: 'faults', marketplaces: ['amazon_fr', 'zalando_de']});
// The second request for orders reads in reverse, to check the ordering.
const PHASES: readonly [FaultyRoute, number][] = [
  ['token', 1],
  ['marketplaces', 1],
  ['orders', 1],
  ['orders', 4],
];
const ANYWHERE = [
  ...([408, 429, 500, 502, 503, 504] as const),
  ...(['reset', 'timeout', 'cut', 'cut-chunked', 'upgrade', 'not-utf8'] as const),
  ...(['html', 'empty', 'broken-json', 'array', 'null', 'text'] as const),
] satisfies FaultKind[];
const OF_ORDERS = [
  ...(['results-missing', 'results-not-a-list', 'count-missing', 'entries-not-objects'] as const),
  ...(['count-smaller', 'count-larger'] as const),
] satisfies FaultKind[];

let undisturbed: ReturnType<typeof rowsOf>;

beforeAll(async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox);
  undisturbed = rowsOf(run.stdout);
  expect(undisturbed.order).toHaveLength(shop.truth().order.length);
  expect(undisturbed.order_tracking).toHaveLength(shop.truth().order_tracking.length);
});

/** The fault occurs once in each phase of one run. */
async function ridesOut(
  phases: readonly [FaultyRoute, number][],
  fault: {kind: FaultKind; retryAfter?: number | Date},
) {
  await using sandbox = await startSandbox({shop});
  for (const [route, nth] of phases) sandbox.faults.add({route, nth, ...fault});
  const run = await runOn(sandbox, {config: fault.kind === 'timeout' ? {request_timeout_seconds: 1} : {}});
  const warnings = run.stderr.match(/^WARNING (GET|POST) \/.* \(attempt 1 of 8\); retrying in /gm) ?? [];
  // On a busy machine, more than one response may take longer than a second.
  if (fault.kind === 'timeout') expect(warnings.length).toBeGreaterThanOrEqual(phases.length);
  else expect(warnings).toHaveLength(phases.length);
  expect(run.code).toBe(0);
  expectWhole(run);
  expect(rowsOf(run.stdout)).toEqual(undisturbed);
  expect(sandbox.violations).toEqual([]);
}

/** An empty array means no marketplaces; the tap repeats the request without a warning. */
const mayFail = (route: FaultyRoute, kind: FaultKind): boolean => !(route === 'marketplaces' && kind === 'array');

test.each(ANYWHERE)('%s', (kind) =>
  ridesOut(
    PHASES.filter(([route]) => mayFail(route, kind)),
    {kind},
  ),
);

test.each(OF_ORDERS)('a page with %s', (kind) => ridesOut(PHASES.slice(2), {kind}));

test('a response with marketplaces that are not keyed by code', () =>
  ridesOut(PHASES.slice(1, 2), {kind: 'marketplaces-a-list'}));

test.each(['token-missing', 'account-missing'] as const)('a login with %s', (kind) =>
  ridesOut(PHASES.slice(0, 1), {kind}),
);

describe('a 429 or 503 that says when to retry', () => {
  test('in seconds', () => ridesOut(PHASES, {kind: 429, retryAfter: 7}));
  test('at once', () => ridesOut(PHASES, {kind: 503, retryAfter: 0}));
  test('as a date', () => ridesOut(PHASES, {kind: 429, retryAfter: new Date(Date.now() + 9000)}));
  test('as a date in the past', () => ridesOut(PHASES, {kind: 503, retryAfter: new Date(0)}));
});

test('an unsorted page costs requests, but no rows', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 'unsorted', nth: 3});
  const run = await runOn(sandbox);
  expect([run.code, run.log.filter((line) => line.startsWith('WARNING'))]).toEqual([
    0,
    [expect.stringMatching(/ignored the ordering/)],
  ]);
  expect(rowsOf(run.stdout)).toEqual(undisturbed);
});

test('several failures in a row are each retried', async () => {
  await using sandbox = await startSandbox({shop});
  for (const [at, kind] of (['reset', 500, 'html', 429, 'cut'] as const).entries())
    sandbox.faults.add({route: 'orders', kind, nth: 2 + at});
  const run = await runOn(sandbox);
  expect(run.code).toBe(0);
  expect(messagesOf(run.stdout).length).toBeGreaterThan(0);
  expect(rowsOf(run.stdout)).toEqual(undisturbed);
});
