// A shop whose API sends hand-written text, for numbers that JSON.stringify would not write and for repeated orders.

import {createShop, type Shop} from '../sandbox/index.ts';

export type Sent = {
  /** The JSON of the order id. */
  readonly id: string;
  readonly updatedAt?: string;
  /** The JSON of more members. */
  readonly more?: string;
};

const DATE = '2026-02-03';

export function shopSending(orders: readonly Sent[]): Shop {
  const shop = createShop({orders: 0, now: '2026-03-01T12:00:00Z', accountId: 31});
  for (const [index, {id, updatedAt = '2026-02-20T10:00:00Z', more = ''}] of orders.entries()) {
    const known = {marketplace: 'darty', updated_at: updatedAt, marketplace_order_date: DATE};
    const json = `{"marketplace_order_id": ${id}, ${JSON.stringify(known).slice(1, -1)}${more && `, ${more}`}}`;
    // The shop's own ids are all different, so that it keeps orders that are sent with one id.
    shop.addOrder({...known, marketplace_order_id: `order ${index}`}, undefined, json);
  }
  return shop;
}
