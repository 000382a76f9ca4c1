// Responses that a retry would not change: the run ends at once, and the exit code shows who can fix the cause.
// Completeness: A4

import {once} from 'node:events';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {auditOf} from '../helpers/auditor.ts';
import {expectWhole, runOn} from '../helpers/checked-run.ts';
import {lastState} from '../helpers/messages.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 250, seed: 'final', marketplaces: ['amazon_fr', 'zalando_de']});

describe('at the login', () => {
  test.each([400, 401, 403, 409, 422] as const)('%i: the credentials are reported, exit 3', async (kind) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'token', kind, nth: 'every'});
    const run = await runOn(sandbox);
    expect(run.code).toBe(3);
    expectWhole(run);
    expect(sandbox.requests).toHaveLength(1);
    expect(run.lastLine).toMatch(`CRITICAL Lengow refused access_token and secret with HTTP ${kind}`);
    expect(run.lastLine).toMatch('Copy both again from Lengow, Settings > API');
  });

  test.each([{access_token: 'wrong'}, {secret: 'wrong'}])('wrong credentials %j', async (config) => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {config});
    expect(run.code).toBe(3);
    expect(sandbox.requests).toHaveLength(1);
    expect(run.stderr).not.toContain('"wrong');
    expect(run.stderr).not.toContain(' wrong ');
  });

  test.each([
    ['a redirect', 'redirect', 302],
    ['a 404', 404, 404],
  ] as const)('%s is not accepted as a login response or followed as a redirect: exit 4', async (_, kind, status) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'token', kind, nth: 'every'});
    const run = await runOn(sandbox);
    expect([run.code, sandbox.requests.length]).toEqual([4, 1]);
    expect(run.lastLine).toMatch(
      `CRITICAL POST /access/get_token returned HTTP ${status}, which is not a login response: check api_url`,
    );
  });

  test("a firewall's page: the credentials are not blamed, exit 4", async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'token', kind: 'html-403', nth: 'every'});
    const run = await runOn(sandbox);
    expect([run.code, sandbox.requests.length]).toEqual([4, 1]);
    expectWhole(run);
    expect(run.lastLine).toMatch(
      /^CRITICAL POST \/access\/get_token was refused with HTTP 403, but not in the format of Lengow's API: a firewall/,
    );
  });

  test('an api_url with a path: exit 4', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await runOn(sandbox, {config: {api_url: `${sandbox.url}/v3.0`}});
    expect([run.code, sandbox.requests.length]).toEqual([4, 1]);
    expect(run.lastLine).toMatch(/HTTP 404, which is not a login response: check api_url/);
  });
});

describe.each([
  ['the first page', 1],
  ['a later page', 4],
])('on %s of orders', (_, nth) => {
  test.each([400, 404, 409, 422, 'redirect'] as const)('%s: exit 4, not retried', async (kind) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'orders', kind, nth, times: 1e9});
    const run = await runOn(sandbox);
    expect(run.code).toBe(4);
    expectWhole(run);
    expect(auditOf(shop, run.stdout)).toEqual([]);
    expect(sandbox.requestsOf('orders')).toHaveLength(nth);
    expect(run.lastLine).toMatch(
      `CRITICAL GET /v3.0/orders/ was refused with HTTP ${kind === 'redirect' ? 302 : kind}`,
    );
    expect(run.lastLine).toMatch('check api_url');
  });

  test('orders from before the window: the ignored filter is named, exit 4', async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'orders', kind: 'outside-window', nth, times: 1e9});
    const run = await runOn(sandbox);
    expect(run.code).toBe(4);
    expect(auditOf(shop, run.stdout)).toEqual([]);
    expect(run.lastLine).toMatch(/^CRITICAL GET \/v3\.0\/orders\/: the API ignored the filter updated_from/);
  });
});

test.each([400, 404, 422, 'redirect'] as const)(
  '%s for the marketplaces request: the orders are still read, exit 4',
  async (kind) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'marketplaces', kind, nth: 'every'});
    const run = await runOn(sandbox);
    expect([run.code, sandbox.requestsOf('marketplaces').length]).toEqual([4, 1]);
    expect(run.lastLine).toMatch('CRITICAL GET /v3.0/marketplaces/ was refused with HTTP');
    expect(lastState(run.stdout)?.bookmarks.order?.claims).toMatch(/Z$/);
  },
);

test('a token is sent only to the host of api_url', async () => {
  await using elsewhere = await startSandbox({shop});
  using moved = await startMoved(elsewhere.url);
  const run = await runOn(elsewhere, {config: {api_url: moved.url}});
  expect(run.code).toBe(4);
  expect([moved.requests.length, elsewhere.requests]).toEqual([3, []]);
});

/** Accepts every login, then redirects to another host. */
async function startMoved(target: string) {
  const requests: string[] = [];
  const server = createServer(({method, url}, response) => {
    requests.push(`${method} ${url}`);
    if (method === 'POST') response.end('{"token": "moved", "account_id": 155}');
    else response.writeHead(307, {location: `${target}${url}`}).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const {port} = server.address() as AddressInfo;
  return {url: `http://127.0.0.1:${port}`, requests, [Symbol.dispose]: () => server.close().closeAllConnections()};
}
