// A shop with valid orders, and with invalid copies of one of those orders.

import {createShop, type Shop} from '../sandbox/index.ts';

export type RawOrder = Readonly<Record<string, unknown>>;

const DAY = 86_400_000_000;

/** Adds copies of an order in the middle of the shop's history, each with one change. */
export function shopWith(...changes: readonly RawOrder[]): Shop {
  const shop = createShop({orders: 450, seed: 'odd', marketplaces: ['amazon_fr', 'zalando_de'], unlisted: 0});
  const model = shop.orders.find(({updatedAt}) => updatedAt > shop.clock.start - 200 * DAY);
  if (model === undefined) throw new Error('the shop has no orders from the last 200 days');
  const raw = JSON.parse(shop.json(model)) as RawOrder;
  for (const change of changes) shop.addOrder({...raw, marketplace_order_id: 'ODD', ...change}, model.updatedAt + 1);
  return shop;
}
