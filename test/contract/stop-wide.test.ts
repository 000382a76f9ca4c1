// SIGTERM and SIGINT while many requests are under way, and while the run waits for its budget of requests.

import {text} from 'node:stream/consumers';
import {auditOf} from '../helpers/auditor.ts';
import {checked, expectWhole} from '../helpers/checked-run.ts';
import {launch, settled, until} from '../helpers/launch.ts';
import {lastState} from '../helpers/messages.ts';
import {configFor, type Json} from '../helpers/tap.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 3000, seed: 'stop', marketplaces: ['amazon_fr', 'zalando_de']});
const SOON_MS = 2000;

/** With the clock as it is, so that a wait really lasts. */
async function interrupted(sandbox: Sandbox, config: Json, signal: NodeJS.Signals, moment: () => Promise<unknown>) {
  const tap = launch({config: configFor(sandbox, config), env: {LOG_LEVEL: 'debug'}, imports: []});
  const stdout = text(tap.child.stdout as NodeJS.ReadableStream);
  await moment();
  const sent = Date.now();
  tap.child.kill(signal);
  const code = await tap.ended;
  const tookMs = Date.now() - sent;
  return {tookMs, ...checked({code, stdout: await stdout, stderr: await tap.stderr}, sandbox)};
}

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('%s in a wide read ends it soon, with whole lines and a STATE that is true', async (signal, exitCode) => {
  await using sandbox = await startSandbox({shop, latencyMs: 250});
  const run = await interrupted(sandbox, {}, signal, () => until(() => sandbox.mostUnderWay >= 4));
  expect(run.code).toBe(exitCode);
  expect(run.tookMs).toBeLessThan(SOON_MS);
  expectWhole(run);
  expect(auditOf(shop, run.stdout)).toEqual([]);
  expect(run.lastLine).toBe(`WARNING Interrupted by ${signal}; the last STATE says how far this run came`);
});

test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('%s while the budget of requests is used up ends the run soon', async (signal, exitCode) => {
  await using sandbox = await startSandbox({shop});
  const run = await interrupted(sandbox, {requests_per_minute: 6}, signal, async () => {
    await until(() => sandbox.requestsOf('orders').length >= 6);
    await settled(() => sandbox.requests.length);
  });
  expect(sandbox.requestsOf('orders')).toHaveLength(6);
  expect(run.stderr).toMatch(/requests_per_minute is used up/);
  expect(run.code).toBe(exitCode);
  expect(run.tookMs).toBeLessThan(SOON_MS);
  expectWhole(run);
  expect(auditOf(shop, run.stdout)).toEqual([]);
  expect(lastState(run.stdout)?.bookmarks.order).toBeDefined();
});
