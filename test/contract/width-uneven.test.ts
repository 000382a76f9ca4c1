// Windows follow the orders, not the calendar: the number of requests for shops with unevenly distributed orders.

import {fullCatalog} from '../helpers/full-catalog.ts';
import {runInside} from '../helpers/inside.ts';
import {Tables} from '../helpers/tables.ts';
import {UNEVEN} from '../helpers/uneven.ts';
import {createShop, openSandbox, type Shop, type ShopOptions} from '../sandbox/index.ts';

const ORDER_ONLY = fullCatalog('order');
const ORDERS = 3000;
const WIDTHS = [2, 8];
// Recent time ranges, in which orders may still appear late, are requested twice.
const UNSETTLED = 'with all orders in the last two hours';
// Each lane's first page is requested twice, and so is the last page of the window.
const most = (orders: number, width: number) => 1.15 * Math.ceil(orders / 100) + 3 * width + 8;

const shopOf = (options: ShopOptions): Shop =>
  createShop({marketplaces: ['amazon_fr', 'zalando_de'], unlisted: 0, ...options});

async function costOf(shop: Shop, width: number): Promise<number> {
  const config = {requests_per_minute: 500, max_concurrency: width};
  const {stdout, orderRequests} = await runInside(openSandbox({shop}), {config, catalog: ORDER_ONLY});
  expect(ordersOf(stdout)).toBe(shop.orders.length);
  if (process.env.FIGURES) process.stderr.write(`${expect.getState().currentTestName}; ${width}: ${orderRequests}\n`);
  return orderRequests;
}

/** The number of orders loaded. */
function ordersOf(stdout: string): number {
  const rows = new Tables().load(stdout).rows('order');
  return new Set(rows.map(({marketplace, marketplace_order_id: id}) => `${marketplace} ${id}`)).size;
}

test.each(Object.entries(UNEVEN))(
  'a shop %s costs little more than one request per page at any concurrency',
  async (name, age) => {
    const shop = shopOf({orders: ORDERS, ties: [], age});
    for (const width of WIDTHS)
      expect(await costOf(shop, width)).toBeLessThanOrEqual(most(name === UNSETTLED ? 2 * ORDERS : ORDERS, width));
  },
);

test('an empty shop costs a handful of requests', async () => {
  for (const width of WIDTHS) expect(await costOf(shopOf({orders: 0}), width)).toBeLessThanOrEqual(6);
});

test('a bulk update of 5,000 orders at the same instant takes at most five requests per page', async () => {
  const shop = shopOf({orders: 5300, ties: [5000]});
  expect(await costOf(shop, 8)).toBeLessThanOrEqual(5 * 50 + most(300, 8));
});
