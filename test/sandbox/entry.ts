// The fields by which the API filters and sorts orders, for both generated and hand-written orders.
import {type Micros, readInstant} from './instants.ts';
import type {Order} from './order-types.ts';
import type {Raw} from './render.ts';
import type {Entry} from './timeline.ts';

export const entryOf = (order: Order): Entry => ({
  marketplace: order.marketplace,
  id: order.id,
  updatedAt: order.updatedAt,
  importedAt: order.importedAt,
  orderDate: order.orderDate,
  order,
});

export function entryOfRaw(raw: Raw, updatedAt?: Micros): Entry {
  return {
    marketplace: String(raw.marketplace),
    id: String(raw.marketplace_order_id),
    updatedAt: updatedAt ?? instant(raw.updated_at) ?? 0,
    importedAt: instant(raw.imported_at),
    orderDate: instant(raw.marketplace_order_date),
    raw,
  };
}

const instant = (value: unknown): Micros | null => (typeof value === 'string' ? (readInstant(value) ?? null) : null);
