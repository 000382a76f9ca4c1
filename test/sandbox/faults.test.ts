import {ask, askOrders, loginAnswer} from './asking.ts';
import {readFault} from './fault-text.ts';
import {type FaultKind, type FaultyRoute, faultKinds, STATUSES, TRANSPORT} from './faults.ts';
import {type Sandbox, startSandbox} from './sandbox.ts';
import {createShop} from './shop.ts';

const ALL = {updated_from: '2000-01-01', ordering: 'updated_at,marketplace,marketplace_order_id'};
const shop = createShop({orders: 30, seed: 'faults'});

const request: Readonly<Record<FaultyRoute, (sandbox: Sandbox) => Promise<Response>>> = {
  token: (sandbox) => loginAnswer(sandbox),
  marketplaces: (sandbox) => ask(sandbox, '/v3.0/marketplaces'),
  orders: (sandbox) => ask(sandbox, '/v3.0/orders/', ALL),
};

async function hit(route: FaultyRoute, kind?: FaultKind): Promise<Response> {
  await using sandbox = await startSandbox({shop});
  if (kind) sandbox.faults.add({route, kind});
  const response = await request[route](sandbox);
  return new Response(await response.text(), response);
}

const bodyOf = async (response: Response) => (await response.text()).replace(/[\da-f]{8}-[-\da-f]{27}/, 'a token');

describe.each(['token', 'marketplaces', 'orders'] as const)('%s', (route) => {
  test.each(STATUSES)('the response has status %i', async (status) => {
    expect((await hit(route, status)).status).toBe(status);
  });

  test.each(['reset', 'cut', 'cut-chunked', 'upgrade'] as const)(
    '%s leaves the client without a response',
    async (kind) => {
      await expect(hit(route, kind)).rejects.toThrow(/fetch failed|terminated/);
    },
  );

  test('a request that times out never gets a response and is logged without a status', async () => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route, kind: 'timeout'});
    const late = Symbol('late');
    const answer = request[route](sandbox).catch(() => late);
    expect(await Promise.race([answer, new Promise((done) => setTimeout(done, 150))])).toBeUndefined();
    expect(sandbox.requestsOf(route)).toMatchObject([{status: 0}]);
  });

  test('html-403 returns a firewall page', async () => {
    const {status, headers} = await hit(route, 'html-403');
    expect([status, headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
  });

  const shapes = faultKinds(route).filter(
    (kind) => ![...STATUSES, ...TRANSPORT, 'redirect', 'html-403'].some((other) => other === kind),
  );
  test.each(shapes)('%s returns status 200 with an altered body', async (kind) => {
    const [bad, good] = [await hit(route, kind), await hit(route)];
    expect(bad.status).toBe(200);
    expect(await bodyOf(bad)).not.toBe(await bodyOf(good));
  });
});

test('only the chosen requests fail, counting from when the fault was added', async () => {
  await using sandbox = await startSandbox({shop});
  const statuses = async (count: number) => {
    const seen = [];
    for (let asked = 0; asked < count; asked++) seen.push((await request.orders(sandbox)).status);
    return seen;
  };
  await statuses(1);
  sandbox.faults.add({route: 'orders', kind: 500, nth: 2, times: 2});
  expect(await statuses(4)).toEqual([200, 500, 500, 200]);
  sandbox.faults.add({route: 'orders', kind: 504, nth: 'every'});
  expect(await statuses(2)).toEqual([504, 504]);
  sandbox.faults.clear();
  expect(await statuses(1)).toEqual([200]);
});

test('a status fault can include a Retry-After header', async () => {
  await using sandbox = await startSandbox({shop});
  const at = new Date('2026-05-01T00:00:00Z');
  sandbox.faults.add({route: 'orders', kind: 429, retryAfter: 7});
  sandbox.faults.add({route: 'orders', kind: 503, nth: 2, retryAfter: at});
  sandbox.faults.add({route: 'orders', kind: 429, nth: 3});
  const headers = [];
  for (let asked = 0; asked < 3; asked++) headers.push((await request.orders(sandbox)).headers.get('retry-after'));
  expect(headers).toEqual(['7', 'Fri, 01 May 2026 00:00:00 GMT', null]);
});

test('error messages repeat the credentials, so logging the messages would leak them', async () => {
  expect(await (await hit('token', 403)).text()).toContain('sandbox-secret-9e7d');
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 403});
  expect(await (await request.orders(sandbox)).text()).toContain(sandbox.tokens[0]);
});

test('a fault that falsifies a page changes only one aspect of it', async () => {
  await using sandbox = await startSandbox({shop});
  const page = async (kind?: FaultKind) => {
    if (kind) sandbox.faults.add({route: 'orders', kind});
    return askOrders(sandbox, ALL);
  };
  const {count, results} = await page();
  expect([(await page('count-larger')).count, (await page('count-smaller')).count]).toEqual([count + 7, count - 1]);
  expect((await page('unsorted')).results).toEqual(results.toReversed());
  const [stranger, ...others] = (await page('outside-window')).results;
  expect(stranger?.updated_at).toBe('1999-12-31T00:00:00.000000Z');
  expect(others).toEqual(results.slice(1));
});

test('a fault can be written as a string', () => {
  expect(readFault('orders:503')).toEqual({route: 'orders', kind: 503, nth: 1, times: 1});
  expect(readFault('token:reset:2:3')).toEqual({route: 'token', kind: 'reset', nth: 2, times: 3});
  expect(readFault('orders:unsorted:every')).toMatchObject({nth: 'every'});
  expect(() => readFault('order:503')).toThrow('the route must be one of token, marketplaces, orders');
  expect(() => readFault('token:unsorted')).toThrow('the kind must be one of 400');
});
