import {canariesIn} from '../personal/canary.ts';
import {askOrders} from './asking.ts';
import {LENGOW_URL} from './documents.ts';
import {shopOf} from './hand-made.ts';
import type {Raw} from './render.ts';
import {startSandbox} from './sandbox.ts';
import {createShop} from './shop.ts';

const EVER = {updated_from: '2000-01-01'};
const DATES = {updated_at: '2026-02-20T10:00:00Z', imported_at: '2026-02-20T10:00:00Z'};

test("documents are at the sandbox's own address, and some elsewhere", async () => {
  const shop = createShop({orders: 300, seed: 'sent', unlisted: 0});
  await using sandbox = await startSandbox({shop});
  const {results} = await askOrders(sandbox, EVER);
  const urls = results
    .flatMap(({documents}) => (Array.isArray(documents) ? documents : []))
    .map(({url}) => String(url));
  expect(shop.orders.some((entry) => shop.json(entry).includes(LENGOW_URL))).toBe(true);
  expect(urls.some((url) => url.startsWith(`${sandbox.url}/v3.0/document/`))).toBe(true);
  expect(urls.some((url) => url.startsWith('https://elsewhere.example/'))).toBe(true);
  expect(urls.filter((url) => url.includes(LENGOW_URL))).toEqual([]);
});

test('with canaries, hand-written orders are marked too, and can be switched back', async () => {
  const raw: Raw = {
    marketplace: 'amazon_fr',
    marketplace_order_id: 'X-1',
    ...DATES,
    gift_message: 'Happy birthday',
    packages: [{cart: [], delivery: {email: 'a@b.example', trackings: [{number: 'T1'}, {number: ' '}]}}],
  };
  await using sandbox = await startSandbox({shop: shopOf(raw), canaries: true});
  const {results} = await askOrders(sandbox, EVER);
  expect(canariesIn(JSON.stringify(results)).map(({personalClass, path}) => [personalClass, path])).toEqual([
    ['unknown', 'gift_message'],
    ['contact', 'packages[].delivery.email'],
    ['parcel', 'packages[].delivery.trackings[].number'],
  ]);
  expect(results).toEqual([JSON.parse(sandbox.sent(sandbox.shop.orders[0] as never))]);
  sandbox.options.canaries = false;
  expect((await askOrders(sandbox, EVER)).results).toEqual([raw]);
});

test('canaries tell orders apart', async () => {
  const orders = ['X-1', 'X-2'].map((id) => ({
    marketplace: 'fnac',
    marketplace_order_id: id,
    ...DATES,
    comments: 'Hi',
  }));
  await using sandbox = await startSandbox({shop: shopOf(...orders), canaries: true});
  const {results} = await askOrders(sandbox, EVER);
  const numbers = results.flatMap((order) => canariesIn(JSON.stringify(order)).map(({number}) => number));
  expect(new Set(numbers).size).toBe(2);
});
