// The tap waits as long as the API asks, within limits, and respects the number of requests that the API allows.

import {auditOf} from '../helpers/auditor.ts';
import {runOn} from '../helpers/checked-run.ts';
import {rowsOf} from '../helpers/messages.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 250, seed: 'patience', marketplaces: ['amazon_fr', 'zalando_de']});
const rows = shop.truth().order.length;

describe.each([
  ['an hour, in seconds', () => 3600],
  ['an hour, as a date', () => new Date(Date.now() + 3_600_000)],
])('when the API asks the tap to wait for %s', (_, retryAfter) => {
  test.each([
    ['token', 1],
    ['orders', 1],
    ['orders', 4],
  ] as const)('the run ends at once and says when to run again: %s %i', async (route, nth) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route, kind: 429, nth, retryAfter: retryAfter()});
    const run = await runOn(sandbox);
    expect([run.code, sandbox.requestsOf(route).length]).toEqual([4, nth]);
    expect(auditOf(shop, run.stdout)).toEqual([]);
    expect(run.lastLine).toMatch(/^CRITICAL (GET|POST) .* HTTP 429, and the API asks the tap to wait (59|60) minutes/);
  });
});

test('the tap waits when asked to wait for a quarter of an hour', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 429, nth: 4, retryAfter: 60});
  const run = await runOn(sandbox);
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/HTTP 429 \(attempt 1 of 8\); retrying in 6\d(\.\d)? s/);
});

test("a retry date is compared with the response's Date header, not with this machine's clock", async () => {
  await using sandbox = await startSandbox({shop, clockOffsetMs: 7_200_000});
  sandbox.faults.add({route: 'orders', kind: 429, nth: 4, retryAfter: new Date(Date.now() + 7_260_000)});
  const run = await runOn(sandbox);
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/HTTP 429 \(attempt 1 of 8\); retrying in [2-6]\d(\.\d)? s/);
});

describe.each(['seconds', 'date', 'none'] as const)('a request limit that reports %s', (retryAfter) => {
  test('costs time, but no rows', async () => {
    const crowded = createShop({orders: 600, seed: 'limit', ties: [150], marketplaces: ['amazon_fr', 'zalando_de']});
    await using sandbox = await startSandbox({
      shop: crowded,
      rateLimit: {requests: 3, windowMs: 150, retryAfter},
    });
    const run = await runOn(sandbox, {config: {max_attempts: 200}});
    expect(run.code).toBe(0);
    expect(sandbox.requests.some(({status}) => status === 429)).toBe(true);
    expect(rowsOf(run.stdout).order).toHaveLength(crowded.truth().order.length);
  });
});

test('a failed attempt counts towards the request budget', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 500, times: 2});
  const run = await runOn(sandbox, {config: {requests_per_minute: 500}});
  expect([run.code, rowsOf(run.stdout).order.length]).toEqual([0, rows]);
  expect(run.stderr).not.toContain('requests_per_minute');
});
