// SIGTERM and SIGINT during many parallel requests, and while the run waits for its request budget.

import {text} from 'node:stream/consumers';
import {auditOf} from '../helpers/auditor.ts';
import {checked, expectWhole} from '../helpers/checked-run.ts';
import {launch, until} from '../helpers/launch.ts';
import {lastState} from '../helpers/messages.ts';
import {configFor, type Json} from '../helpers/tap.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 3000, seed: 'stop', marketplaces: ['amazon_fr', 'zalando_de']});
const SIGNALS = [
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const;

/** Runs with the real clock: a wait that is not cancelled outlasts the test's time limit. */
async function interrupted(
  sandbox: Sandbox,
  config: Json,
  signal: NodeJS.Signals,
  moment: (log: () => string) => Promise<unknown>,
) {
  const tap = launch({config: configFor(sandbox, config), env: {LOG_LEVEL: 'debug'}, imports: []});
  const stdout = text(tap.child.stdout as NodeJS.ReadableStream);
  await moment(tap.log);
  tap.child.kill(signal);
  const code = await tap.ended;
  return checked({code, stdout: await stdout, stderr: await tap.stderr}, sandbox);
}

test.each(SIGNALS)('%s ends a parallel read, with complete lines and a true STATE', async (signal, exitCode) => {
  // A latency that is long enough for parallel requests to pay off, even on a busy machine.
  await using sandbox = await startSandbox({shop, latencyMs: 200});
  sandbox.beforeRequest(() => (sandbox.requestsOf('orders').length > 12 ? new Promise(() => {}) : undefined));
  const run = await interrupted(sandbox, {}, signal, () => until(() => sandbox.underWay >= 4));
  expect(run.code).toBe(exitCode);
  expectWhole(run);
  expect(auditOf(shop, run.stdout)).toEqual([]);
  expect(run.lastLine).toBe(`WARNING Interrupted by ${signal}; the last STATE shows how far this run got`);
});

test.each(SIGNALS)('%s ends a run whose request budget is used up', async (signal, exitCode) => {
  await using sandbox = await startSandbox({shop});
  const run = await interrupted(sandbox, {requests_per_minute: 6}, signal, (log) =>
    until(() => /the requests_per_minute limit is reached/.test(log())),
  );
  expect(sandbox.requestsOf('orders')).toHaveLength(6);
  expect(run.code).toBe(exitCode);
  expectWhole(run);
  expect(auditOf(shop, run.stdout)).toEqual([]);
  expect(lastState(run.stdout)?.bookmarks.order).toBeDefined();
});

test('a final error ends the run immediately, even if other requests have been told to wait ten minutes', async () => {
  await using sandbox = await startSandbox({shop, latencyMs: 200});
  let isTroubled = false;
  sandbox.beforeRequest(({faults, underWay}) => {
    if (isTroubled || underWay < 4) return;
    isTroubled = true;
    faults.add({route: 'orders', kind: 503, times: 2, retryAfter: 600});
    faults.add({route: 'orders', kind: 400, nth: 3, times: 1e9});
  });
  const tap = launch({config: configFor(sandbox), env: {LOG_LEVEL: 'debug'}, imports: []});
  const stdout = text(tap.child.stdout as NodeJS.ReadableStream);
  const run = checked({code: await tap.ended, stdout: await stdout, stderr: await tap.stderr}, sandbox);
  expect(run.code).toBe(4);
  expectWhole(run);
  expect(auditOf(shop, run.stdout)).toEqual([]);
  expect(run.stderr).toMatch(/retrying in 1[01] min/);
  expect(run.lastLine).toMatch('CRITICAL GET /v3.0/orders/ was refused with HTTP 400');
});
