import {askOrders} from './asking.ts';
import {busy} from './busy.ts';
import {startSandbox} from './sandbox.ts';
import {createShop} from './shop.ts';

const query = {updated_from: '2000-01-01', page_size: '1'};

test('the shop changes before each request for orders and undergoes one bulk update', async () => {
  const shop = createShop({orders: 400});
  await using sandbox = await startSandbox({shop});
  sandbox.beforeRequest(busy({bulkBefore: 3}));
  const newest = [];
  for (let asked = 0; asked < 6; asked++) {
    await askOrders(sandbox, query);
    newest.push(shop.orders.at(-1)?.updatedAt);
  }
  expect(new Set(newest).size).toBeGreaterThan(3);
  expect(shop.orders.length).toBeGreaterThan(400);
});

test('a hook is called for each answered request until the hook is removed', async () => {
  await using sandbox = await startSandbox({shop: createShop({orders: 5})});
  const asked: string[] = [];
  const stop = sandbox.beforeRequest((_sandbox, request) => void asked.push(request.query.page_size ?? ''));
  await askOrders(sandbox, query);
  sandbox.expireTokens();
  stop();
  await askOrders(sandbox, query);
  expect(asked).toEqual(['1']);
});

test("the sandbox rethrows a hook's error when it closes", async () => {
  const sandbox = await startSandbox({shop: createShop({orders: 5})});
  sandbox.beforeRequest(() => {
    throw new Error('a bug in the test');
  });
  await expect(askOrders(sandbox, query)).rejects.toThrow('fetch failed');
  await expect(sandbox[Symbol.asyncDispose]()).rejects.toThrow('a bug in the test');
});
