// The big shop and what counts its rows, at a size that a test can bear: `npm run size` is the real thing.

import {type BigShopServer, rowsOfTemplates, startBigShop} from './big-shop/index.ts';
import {compare, Rows} from './run/count.ts';
import {measure} from './run/measure.ts';

const ORDERS = 5000;
const WIDTH = 8;
const config = ({config: shop}: BigShopServer) => ({...shop, requests_per_minute: 500, max_concurrency: WIDTH});

async function readAll(shop: BigShopServer): Promise<Rows> {
  const rows = new Rows(ORDERS);
  await measure({config: config(shop), take: (chunk) => rows.take(chunk)});
  return rows;
}

test('every order of a shop with a sale day comes with all of its rows, none twice, in hardly more requests than pages', async () => {
  await using shop = await startBigShop({orders: ORDERS});
  const rows = await readAll(shop);
  expect(compare(rows, rowsOfTemplates())).toEqual({orders: ORDERS, rows: 12_670, missing: 0, repeated: 0});
  const {orders, token, refused} = await shop.counts();
  expect({token, refused}).toEqual({token: 1, refused: 0});
  expect(orders).toBeLessThanOrEqual(1.05 * (ORDERS / 100) + 2 * WIDTH + 5);
});

test('a run with nothing new asks for the lookback and nothing more', async () => {
  await using shop = await startBigShop({orders: ORDERS});
  const rows = await readAll(shop);
  const before = await shop.counts();
  const state = JSON.parse(rows.state as string).value;
  await measure({config: config(shop), state, take: () => {}});
  const after = await shop.counts();
  expect([after.token - before.token, after.marketplaces - before.marketplaces, after.orders - before.orders]).toEqual([
    1, 1, 1,
  ]);
});

test('a row that is missing or comes again is counted', () => {
  const row = (order: string) =>
    Buffer.from(`{"type":"RECORD","stream":"order","record":{"account_id":1,"marketplace_order_id":"${order}"}}\n`);
  const rows = new Rows(3);
  const bytes = Buffer.concat(['SIZE-00000000', 'SIZE-00000002', 'SIZE-00000002'].map(row));
  rows.take(bytes.subarray(0, 50));
  rows.take(bytes.subarray(50));
  const expected = {order: [1], order_tracking: [0]};
  expect(compare(rows, expected)).toEqual({orders: 2, rows: 3, missing: 1, repeated: 1});
});
