import fc from 'fast-check';
import {startAccounts} from './accounts.ts';
import {ask, askOrders, idsOf, logIn, loginAnswer} from './asking.ts';
import type {Sandbox} from './sandbox.ts';
import {createShop} from './shop.ts';

const shopOf = (accountId: number) => createShop({accountId, orders: 12, seed: `account ${accountId}`});
const EVER = {updated_from: '2000-01-01', page_size: '100'};

test("each account's keys log in to that account only", async () => {
  await using accounts = await startAccounts([155, 231, 499].map((id) => ({shop: shopOf(id)})));
  const [first, second] = accounts.sandboxes as [Sandbox, Sandbox];
  for (const sandbox of accounts.sandboxes) {
    expect(sandbox.url).toBe(accounts.url);
    expect(await (await loginAnswer(sandbox)).json()).toMatchObject({account_id: sandbox.accountId});
  }
  expect((await loginAnswer(first, {secret: second.secret})).status).toBe(400);
  expect((await loginAnswer(first, {access_token: 'nobody'})).status).toBe(400);
});

test('no sequence of queries shows one account an order of another', async () => {
  await using accounts = await startAccounts([155, 231, 499].map((id) => ({shop: shopOf(id)})));
  const query = fc.record({
    reader: fc.nat(2),
    updated_from: fc.constantFrom('2000-01-01', '2026-06-01T00:00:00Z'),
    page_size: fc.integer({min: 1, max: 100}).map(String),
    ordering: fc.constantFrom('updated_at', '-imported_at'),
  });
  await fc.assert(
    fc.asyncProperty(query, async ({reader, ...filters}) => {
      const sandbox = accounts.sandboxes[reader] as Sandbox;
      const {results} = await askOrders(sandbox, filters);
      // The ids are the same in each account; everything else differs.
      const own = sandbox.shop.orders.map((entry): unknown => JSON.parse(sandbox.sent(entry)));
      expect(results.length).toBeGreaterThan(0);
      expect(own).toEqual(expect.arrayContaining([...results]));
    }),
    {numRuns: 60},
  );
});

test("a token is refused for another account's number", async () => {
  await using accounts = await startAccounts([{shop: shopOf(155)}, {shop: shopOf(231)}]);
  const [first, second] = accounts.sandboxes as [Sandbox, Sandbox];
  expect((await ask(first, '/v3.0/orders/', {...EVER, account_id: '231'})).status).toBe(403);
  expect((await ask(second, '/v3.0/marketplaces', {account_id: '155'})).status).toBe(403);
  const strange = {headers: {authorization: 'strange'}};
  expect((await fetch(`${accounts.url}/v3.0/orders?account_id=231`, strange)).status).toBe(403);
  expect(second.requestsOf('orders')).toMatchObject([{token: 'strange', status: 403}]);
});

test('a limit that one account reaches does not affect the other', async () => {
  await using accounts = await startAccounts([
    {shop: shopOf(155), rateLimit: {requests: 2}},
    {shop: shopOf(231), rateLimit: {requests: 5}},
  ]);
  const [first, second] = accounts.sandboxes as [Sandbox, Sandbox];
  const statuses = async (sandbox: Sandbox) => {
    const headers = {authorization: await logIn(sandbox)};
    const url = `${accounts.url}/v3.0/orders?account_id=${sandbox.accountId}`;
    const seen = [];
    for (let request = 0; request < 4; request++) seen.push((await fetch(url, {headers})).status);
    return seen;
  };
  expect(await Promise.all([first, second].map(statuses))).toEqual([
    [200, 200, 429, 429],
    [200, 200, 200, 200],
  ]);
});

test("faults, hooks, changes and expired tokens belong to one account's requests", async () => {
  await using accounts = await startAccounts([{shop: shopOf(155)}, {shop: shopOf(231)}]);
  const [first, second] = accounts.sandboxes as [Sandbox, Sandbox];
  const before = idsOf(await askOrders(second, EVER));
  const headers = {authorization: await logIn(second)};
  first.faults.add({route: 'orders', kind: 503, nth: 'every'});
  first.beforeRequest(({shop}) => void shop.create());
  first.shop.touch();
  first.expireTokens();
  expect((await ask(first, '/v3.0/orders/', EVER)).status).toBe(503);
  first.faults.clear();
  expect(idsOf(await askOrders(first, EVER))).toHaveLength(13);
  expect((await fetch(`${accounts.url}/v3.0/orders?account_id=231`, {headers})).status).toBe(200);
  expect(idsOf(await askOrders(second, EVER))).toEqual(before);
});

test('two accounts cannot share a number or an access token', async () => {
  const twice = startAccounts([{shop: shopOf(155)}, {shop: shopOf(155)}]);
  await expect(twice).rejects.toThrow('two accounts have 155');
  const keys = startAccounts([
    {shop: shopOf(155), accessToken: 'same'},
    {shop: shopOf(231), accessToken: 'same'},
  ]);
  await expect(keys).rejects.toThrow('two accounts have same');
});
