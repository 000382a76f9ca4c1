// `npm run size` and its row counter, at a size suitable for a test.

import {rowsOfTemplates} from './data/rows.ts';
import {compare} from './run/compare.ts';
import {Rows} from './run/count.ts';
import {measure} from './run/measure.ts';
import {configFor, sizeRun, startShop} from './run/size-run.ts';
import type {Server} from './server/index.ts';

const ORDERS = 5000;
const WIDTH = 8;
const config = (server: Server) => ({...configFor(server), requests_per_minute: 500, max_concurrency: WIDTH});

async function readAll(server: Server): Promise<Rows> {
  const rows = new Rows(ORDERS, ['order', 'order_tracking']);
  await measure({config: config(server), take: (chunk) => rows.take(chunk)});
  return rows;
}

test('every order in a shop with a sale day arrives once with all its rows, with few extra requests', async () => {
  using server = await startShop(ORDERS);
  const rows = await readAll(server);
  expect(compare(rows, rowsOfTemplates())).toEqual({orders: ORDERS, rows: 9385, missing: 0, repeated: 0});
  const {orders, token, refused} = await server.counts();
  expect({token, refused}).toEqual({token: 1, refused: 0});
  expect(orders).toBeLessThanOrEqual(1.05 * (ORDERS / 100) + 2 * WIDTH + 5);
});

test('with all streams, every order, its parts and its action arrive once, in one fetch for the orders', async () => {
  const orders = 300;
  const {missing, repeated, rows, counts} = await sizeRun({orders, gzip: true, isAll: true});
  // The templates have 367 lines, 181 trackings and 307 packages; each order has five more rows.
  expect({missing, repeated, rows}).toEqual({missing: 0, repeated: 0, rows: 367 + 181 + 307 + 5 * orders});
  expect(counts).toMatchObject({token: 1, marketplaces: 1, refused: 0});
  expect([counts.orders, counts.actions].every((requests) => requests >= 3 && requests <= 12)).toBe(true);
});

test('a run with nothing new requests only the lookback', async () => {
  using server = await startShop(ORDERS);
  const rows = await readAll(server);
  await server.set({});
  const state = JSON.parse(rows.state as string).value;
  await measure({config: config(server), state, take: () => {}});
  expect(await server.counts()).toMatchObject({token: 1, marketplaces: 1, orders: 2, refused: 0});
});

test('a row that is missing or repeated is counted', () => {
  const row = (order: string) =>
    Buffer.from(`{"type":"RECORD","stream":"order","record":{"account_id":1,"marketplace_order_id":"${order}"}}\n`);
  const rows = new Rows(3, ['order', 'order_tracking']);
  const bytes = Buffer.concat(['BENCH-00000000', 'BENCH-00000002', 'BENCH-00000002'].map(row));
  rows.take(bytes.subarray(0, 50));
  rows.take(bytes.subarray(50));
  const expected = {order: [1], order_tracking: [0]};
  expect(compare(rows, expected)).toEqual({orders: 2, rows: 3, missing: 1, repeated: 1});
});
