import {ask, askOrders, idsOf} from './asking.ts';
import {order, shopOf} from './hand-made.ts';
import {startSandbox} from './sandbox.ts';
import {createShop} from './shop.ts';

const ALL = {updated_from: '1970-01-01'};
const FIVE = ['a', 'b', 'c', 'd', 'e'].map((id, at) =>
  order(id, {updated: `2026-02-0${5 - at}T00:00:00Z`, ordered: `2026-01-0${1 + at}T00:00:00Z`}),
);

test('pages contain the requested orders, and their links use a different path', async () => {
  await using sandbox = await startSandbox({shop: shopOf(...FIVE)});
  const query = {...ALL, ordering: 'updated_at', page_size: '2'};
  const first = await askOrders(sandbox, query);
  expect(first).toMatchObject({count: 5, previous: null});
  expect(idsOf(first)).toEqual(['e', 'd']);
  const link = new URL(first.next ?? '');
  expect([link.pathname, link.searchParams.get('page')]).toEqual(['/api/v3.0/orders/', '2']);
  const last = await askOrders(sandbox, {...query, page: '3'});
  expect([idsOf(last), last.next]).toEqual([['a'], null]);
});

test('a page has at most a hundred orders, or fewer if the cap is lower', async () => {
  const shop = shopOf(...Array.from({length: 130}, (_, at) => order(`o${at}`)));
  await using sandbox = await startSandbox({shop});
  expect((await askOrders(sandbox, ALL)).results).toHaveLength(100);
  expect((await askOrders(sandbox, {...ALL, page_size: '500'})).results).toHaveLength(100);
  sandbox.options.pageCap = 30;
  expect((await askOrders(sandbox, {...ALL, page_size: '100', page: '5'})).results).toHaveLength(10);
});

test('a page past the end returns 404 or is empty', async () => {
  await using sandbox = await startSandbox({shop: shopOf(...FIVE)});
  const missing = await ask(sandbox, '/v3.0/orders', {...ALL, page: '2'});
  expect([missing.status, await missing.json()]).toEqual([404, {detail: 'Invalid page.'}]);
  sandbox.options.pastEnd = 'empty';
  expect(await askOrders(sandbox, {...ALL, page: '2'})).toMatchObject({count: 5, next: null, results: []});
});

test('an empty result is an empty first page', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  expect(await askOrders(sandbox)).toEqual({count: 0, next: null, previous: null, results: []});
});

test('ordering accepts several fields, ascending and descending', async () => {
  const later = {...order('f', {updated: '2026-02-05T00:00:00Z'}), marketplace: 'darty'};
  await using sandbox = await startSandbox({shop: shopOf(...FIVE, later)});
  const ids = async (ordering: string) => idsOf(await askOrders(sandbox, {...ALL, ordering}));
  expect(await ids('-updated_at,marketplace')).toEqual(['a', 'f', 'b', 'c', 'd', 'e']);
  expect(await ids('-updated_at,-marketplace')).toEqual(['f', 'a', 'b', 'c', 'd', 'e']);
  expect(await ids('updated_at,marketplace,marketplace_order_id')).toEqual(['e', 'd', 'c', 'b', 'a', 'f']);
});

test('the default ordering is by marketplace and the latest order date', async () => {
  await using sandbox = await startSandbox({shop: shopOf(...FIVE)});
  expect(idsOf(await askOrders(sandbox, ALL))).toEqual(['e', 'd', 'c', 'b', 'a']);
  sandbox.options.ignoreOrdering = true;
  expect(idsOf(await askOrders(sandbox, {...ALL, ordering: 'updated_at'}))).toEqual(['e', 'd', 'c', 'b', 'a']);
});

test('orders that tie under the ordering are shuffled for each response', async () => {
  await using sandbox = await startSandbox({shop: shopOf(...Array.from({length: 40}, (_, at) => order(`o${at}`)))});
  const ids = async (ordering: string) => idsOf(await askOrders(sandbox, {...ALL, ordering})).join();
  expect(await ids('updated_at')).not.toBe(await ids('updated_at'));
  const full = 'updated_at,marketplace,marketplace_order_id';
  expect(await ids(full)).toBe(await ids(full));
  sandbox.options.singleOrdering = true;
  expect(await ids(full)).not.toBe(await ids(full));
});

test('in a quiet shop, the pages contain exactly the orders that have rows', async () => {
  const shop = createShop({orders: 250});
  await using sandbox = await startSandbox({shop});
  const pages = ['1', '2', '3'].map((page) =>
    askOrders(sandbox, {...ALL, page, ordering: 'updated_at,marketplace,marketplace_order_id'}),
  );
  const nameOf = (order: Readonly<Record<string, unknown>>) => `${order.marketplace} ${order.marketplace_order_id}`;
  const shown = (await Promise.all(pages)).flatMap(({results}) => results.map(nameOf));
  expect(shown).toHaveLength(250);
  expect(new Set(shown)).toEqual(new Set(shop.truth().order.map(nameOf)));
});
