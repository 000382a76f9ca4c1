// Removes repeated orders from a response: two marketplace feeds can import the same order. Pure.

import type {Order} from './order.ts';
import type {Query} from './query.ts';

type Versions = {
  readonly orders: readonly Order[];
  /** The orders left out because another one has the same key. */
  readonly repeated: readonly Order[];
};

/**
 * Keeps the newest version of each order, or the first one if they are equally new. A version inside the query's range
 * takes precedence over one outside it, which would be discarded later.
 */
export function newestVersions(orders: readonly Order[], {updated: {from, to}}: Query): Versions {
  const isInside = ({updatedAt}: Order) => updatedAt >= from && updatedAt <= to;
  const kept = new Map<string, Order>();
  for (const order of orders) {
    const other = kept.get(order.key);
    if (other === undefined || isBetter(order, other, isInside)) kept.set(order.key, order);
  }
  if (kept.size === orders.length) return {orders, repeated: []};
  const isKept = (order: Order) => kept.get(order.key) === order;
  return {orders: orders.filter(isKept), repeated: orders.filter((order) => !isKept(order))};
}

const isBetter = (order: Order, other: Order, isInside: (order: Order) => boolean): boolean =>
  isInside(order) === isInside(other) ? order.updatedAt > other.updatedAt : isInside(order);
