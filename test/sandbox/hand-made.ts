// Hand-written orders for the sandbox's own tests. These orders have only the fields by which the API filters and
// sorts.
import type {Raw} from './render.ts';
import {createShop, type Shop} from './shop.ts';

const NOW = '2026-03-01T12:00:00Z';

/** If `ordered` is omitted, the order has no order date. */
export const order = (id: string, dates: {ordered?: string; imported?: string; updated?: string} = {}): Raw => ({
  marketplace: 'amazon_fr',
  marketplace_order_id: id,
  marketplace_order_date: dates.ordered ?? null,
  imported_at: dates.imported ?? '2026-02-01T00:00:00Z',
  updated_at: dates.updated ?? '2026-02-20T10:00:00.500000Z',
});

export function shopOf(...orders: readonly Raw[]): Shop {
  const shop = createShop({orders: 0, now: NOW});
  for (const raw of orders) shop.addOrder(raw);
  return shop;
}
