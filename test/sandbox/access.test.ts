import {ask, logIn, loginAnswer} from './asking.ts';
import {shopOf} from './hand-made.ts';
import {startSandbox} from './sandbox.ts';
import {createShop} from './shop.ts';

const fetchOrders = (url: string, authorization?: string) =>
  fetch(`${url}/v3.0/orders/?account_id=155`, authorization === undefined ? {} : {headers: {authorization}});

const message = async (response: Response) => ((await response.json()) as {error: {message: string}}).error.message;

test('the right keys return a token and the account', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  const answer = await loginAnswer(sandbox);
  expect(await answer.json()).toEqual({token: sandbox.tokens[0], account_id: 155});
});

test('wrong keys are rejected with status 400, and the error message repeats them', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  const wrongToken = await loginAnswer(sandbox, {access_token: 'nobody'});
  expect([wrongToken.status, await message(wrongToken)]).toEqual([400, expect.stringContaining('nobody')]);
  expect((await loginAnswer(sandbox, {secret: 'wrong'})).status).toBe(400);
});

test('the login endpoint rejects a JSON body', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  const answer = await fetch(`${sandbox.url}/access/get_token`, {method: 'POST', body: '{}'});
  expect(answer.status).toBe(415);
});

test('a token expires at the end of its lifetime', async () => {
  const shop = shopOf();
  await using sandbox = await startSandbox({shop, tokenLifeSeconds: 100});
  const token = await logIn(sandbox);
  shop.clock.advance(99);
  expect((await fetchOrders(sandbox.url, token)).status).toBe(200);
  shop.clock.advance(2);
  const refused = await fetchOrders(sandbox.url, token);
  expect([refused.status, await message(refused)]).toEqual([403, `Token: ${token} is expired`]);
});

test('all tokens can be made to expire at once, and the status for an expired token can be configured', async () => {
  await using sandbox = await startSandbox({shop: shopOf(), expiredStatus: 401});
  const token = await logIn(sandbox);
  sandbox.expireTokens();
  expect((await fetchOrders(sandbox.url, token)).status).toBe(401);
  expect((await fetchOrders(sandbox.url, await logIn(sandbox))).status).toBe(200);
});

test('a request without a token, with an unknown token or with a Bearer token is rejected', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  const none = await fetchOrders(sandbox.url);
  expect([none.status, await message(none)]).toEqual([403, 'No token in headers to access /orders API']);
  expect((await fetchOrders(sandbox.url, 'strange')).status).toBe(403);
  expect((await fetchOrders(sandbox.url, `Bearer ${await logIn(sandbox)}`)).status).toBe(403);
});

test("the account id is required and must match the token's account", async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  const headers = {authorization: await logIn(sandbox)};
  expect((await fetch(`${sandbox.url}/v3.0/orders`, {headers})).status).toBe(401);
  expect((await ask(sandbox, '/v3.0/orders', {account_id: '1'})).status).toBe(403);
});

test('requests for other paths return 404, and write requests are recorded', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  expect((await ask(sandbox, '/api/v3.0/orders/')).status).toBe(404);
  expect(sandbox.violations).toEqual([]);
  const moi = await fetch(`${sandbox.url}/v3.0/orders/moi/`, {method: 'PATCH', body: '{}'});
  expect([moi.status, await message(moi)]).toEqual([404, 'Not found: /v3.0/orders/moi/']);
  expect(sandbox.violations).toMatchObject([{method: 'PATCH', path: '/v3.0/orders/moi/', status: 404}]);
});

test('a large response is compressed if the client accepts it', async () => {
  await using sandbox = await startSandbox({shop: createShop({orders: 20})});
  const path = `${sandbox.url}/v3.0/orders/?account_id=155&updated_from=2000-01-01`;
  const authorization = await logIn(sandbox);
  const packed = await fetch(path, {headers: {authorization, 'accept-encoding': 'gzip'}});
  const plain = await fetch(path, {headers: {authorization, 'accept-encoding': 'identity'}});
  expect([packed, plain].map(({headers}) => headers.get('content-encoding'))).toEqual(['gzip', null]);
  expect(await packed.text()).toBe(await plain.text());
});

test('the marketplaces are returned as one object, keyed by code', async () => {
  await using sandbox = await startSandbox({shop: createShop({orders: 0, marketplaces: ['amazon_fr', 'cdon-se']})});
  const keys = async (query = {}) =>
    Object.keys((await (await ask(sandbox, '/v3.0/marketplaces', query)).json()) as object);
  expect(await keys()).toEqual(['amazon_fr', 'cdon-se']);
  expect(await keys({marketplace: 'CDON-SE'})).toEqual(['cdon-se']);
});

test("/me returns the account and the token's expiry", async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  const me = (await (await ask(sandbox, '/me')).json()) as {account_id: number; expire_at: string};
  expect(me).toEqual({account_id: 155, expire_at: expect.stringMatching(/^2026-03-01T13:00:\d\dZ$/)});
});

test("the Date header contains the shop's time and can be shifted or omitted", async () => {
  await using sandbox = await startSandbox({shop: shopOf(), clockOffsetMs: 3_600_000});
  expect((await loginAnswer(sandbox)).headers.get('date')).toMatch(/^Sun, 01 Mar 2026 13:00:\d\d GMT$/);
  sandbox.options.dateHeader = false;
  expect((await loginAnswer(sandbox)).headers.get('date')).toBeNull();
});

test('a route that receives too many requests responds with 429 and says when to retry', async () => {
  await using sandbox = await startSandbox({shop: shopOf(), rateLimit: {requests: 2}});
  const token = await logIn(sandbox);
  const statuses = [];
  for (let request = 0; request < 3; request++) statuses.push((await fetchOrders(sandbox.url, token)).status);
  expect(statuses).toEqual([200, 200, 429]);
  const header = async () => (await fetchOrders(sandbox.url, token)).headers.get('retry-after');
  expect(Number(await header())).toBeGreaterThan(50);
  sandbox.options.rateLimit = {requests: 2, retryAfter: 'date'};
  expect(Date.parse((await header()) ?? '')).toBeGreaterThan(Date.now());
  sandbox.options.rateLimit = {requests: 2, retryAfter: 'none'};
  expect(await header()).toBeNull();
});

test('every request is recorded with its query, token and status', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  await ask(sandbox, '/v3.0/orders/', {page_size: '5', set_currency: 'USD'});
  const [token] = sandbox.tokens;
  expect(sandbox.requests.map(({route, status}) => [route, status])).toEqual([
    ['token', 200],
    ['orders', 200],
  ]);
  const query = {account_id: '155', page_size: '5', set_currency: 'USD'};
  expect(sandbox.requestsOf('orders')).toMatchObject([{method: 'GET', path: '/v3.0/orders/', token, query}]);
});
