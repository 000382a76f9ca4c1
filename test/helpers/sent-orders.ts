// A shop whose API sends hand-written JSON, to test repeated orders and numbers that JSON.stringify cannot write.

import {createShop, type Shop} from '../sandbox/index.ts';

export type Sent = {
  /** The order id as JSON text. */
  readonly id: string;
  readonly updatedAt?: string;
  readonly ordered?: string;
  /** Additional members as JSON text. */
  readonly more?: string;
};

export function shopSending(orders: readonly Sent[]): Shop {
  const shop = createShop({orders: 0, now: '2026-03-01T12:00:00Z', accountId: 31});
  const ids = new Set<string>();
  for (const {id, updatedAt = '2026-02-20T10:00:00Z', ordered = '2026-02-03', more = ''} of orders) {
    const known = {marketplace: 'darty', updated_at: updatedAt, marketplace_order_date: ordered};
    const json = `{"marketplace_order_id": ${id}, ${JSON.stringify(known).slice(1, -1)}${more && `, ${more}`}}`;
    shop.addOrder({...known, marketplace_order_id: unused(id.replaceAll('"', ''), ids)}, undefined, json);
  }
  return shop;
}

/** A shop stores only one order per id, but can send several orders with the same id. */
function unused(id: string, ids: Set<string>): string {
  const own = ids.has(id) ? unused(`${id}'`, ids) : id;
  ids.add(own);
  return own;
}
