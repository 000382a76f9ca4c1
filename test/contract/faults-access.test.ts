// Expired tokens and missing permissions: the tap renews tokens as long as that helps, but never logs in too often.
// Reliability: Tokens and permissions
// Tried: tokens that expire or are refused at any time
// Must: renewed as long as it helps, then exit 3

import {auditOf} from '../helpers/auditor.ts';
import {expectWhole, runOn} from '../helpers/checked-run.ts';
import {rowsOf} from '../helpers/messages.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 450, seed: 'access', marketplaces: ['amazon_fr', 'zalando_de']});
const rows = shop.truth().order.length;
const dead = [401, 403] as const;

describe.each(dead)('a token whose expiry is reported with HTTP %i', (expiredStatus) => {
  test.each(['marketplaces', 'orders'] as const)('is renewed with one login if it expires at the %s', async (route) => {
    await using sandbox = await startSandbox({shop, expiredStatus});
    sandbox.faults.add({route, kind: expiredStatus});
    const run = await runOn(sandbox);
    expect([run.code, sandbox.requestsOf('token').length]).toEqual([0, 2]);
    expect(rowsOf(run.stdout).order).toHaveLength(rows);
  });

  test('is renewed with one login if it expires in the middle of the run', async () => {
    await using sandbox = await startSandbox({shop, expiredStatus});
    let asked = 0;
    sandbox.beforeRequest(() => {
      asked += 1;
      if (asked === 3) sandbox.expireTokens();
    });
    const run = await runOn(sandbox);
    expect([run.code, sandbox.requestsOf('token').length]).toEqual([0, 2]);
    expect(rowsOf(run.stdout).order).toHaveLength(rows);
  });

  test('is renewed every time if it expires after every request', async () => {
    await using sandbox = await startSandbox({shop, expiredStatus});
    sandbox.beforeRequest(() => sandbox.expireTokens());
    const run = await runOn(sandbox);
    expect(run.code).toBe(0);
    const answered = sandbox.requestsOf('orders').filter(({status}) => status === 200);
    expect(sandbox.requestsOf('token')).toHaveLength(answered.length);
    expect(rowsOf(run.stdout).order).toHaveLength(rows);
  });

  test.each(['marketplaces', 'orders'] as const)(
    'is renewed twice if all %s requests are refused; then the run exits with 3',
    async (route) => {
      await using sandbox = await startSandbox({shop, expiredStatus});
      sandbox.faults.add({route, kind: expiredStatus, nth: 'every'});
      const run = await runOn(sandbox);
      expect(run.code).toBe(3);
      expectWhole(run);
      expect([sandbox.requestsOf('token').length, sandbox.requestsOf(route).length]).toEqual([3, 3]);
      expect(run.lastLine).toMatch(`CRITICAL GET /v3.0/${route}/ was refused with HTTP ${expiredStatus}`);
      expect(run.lastLine).toMatch('Check that the keys may read this account (account_id)');
    },
  );

  test('is renewed twice if it expires again and again: the run claims what was written and exits with 3', async () => {
    await using sandbox = await startSandbox({shop, expiredStatus});
    sandbox.faults.add({route: 'orders', kind: expiredStatus, nth: 4, times: 1e9});
    const run = await runOn(sandbox);
    expect(run.code).toBe(3);
    // Each request counts its own two renewals, so parallel requests may need one more token.
    expect(sandbox.requestsOf('token').length - 3).toBeLessThanOrEqual(1);
    expect(auditOf(shop, run.stdout)).toEqual([]);
    expect(rowsOf(run.stdout).order.length).toBeGreaterThan(100);
  });
});

test.each(['marketplaces', 'orders'] as const)(
  "a firewall's page in response to the %s request: permissions are not blamed, exit 4",
  async (route) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route, kind: 'html-403', nth: 'every'});
    const run = await runOn(sandbox);
    expect(run.code).toBe(4);
    expectWhole(run);
    expect(run.lastLine).toMatch(`CRITICAL GET /v3.0/${route}/ was refused with HTTP 403, but not in the format of`);
  },
);

test('keys that are revoked during the run: exit 3', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'token', kind: 400, nth: 2, times: 1e9});
  sandbox.faults.add({route: 'orders', kind: 403, nth: 3, times: 1e9});
  const run = await runOn(sandbox);
  expect([run.code, sandbox.requestsOf('token').length]).toEqual([3, 2]);
  expect(run.lastLine).toMatch('CRITICAL Lengow refused access_token and secret with HTTP 400');
});

test('an account to which the credentials do not belong: exit 3', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox, {config: {account_id: 4711}});
  expect([run.code, sandbox.requestsOf('token').length]).toEqual([3, 3]);
  expect(run.lastLine).toMatch('account_id');
});

test('a login that fails for a while during the run is retried until it succeeds', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'token', kind: 503, nth: 2, times: 3});
  sandbox.faults.add({route: 'orders', kind: 401, nth: 3});
  const run = await runOn(sandbox);
  expect([run.code, sandbox.requestsOf('token').length]).toEqual([0, 5]);
  expect(rowsOf(run.stdout).order).toHaveLength(rows);
});
