// The orders of a response without those that it repeats: two marketplace feeds can bring one order in twice. Pure.

import type {Order} from './order.ts';
import type {Query} from './query.ts';

type Versions = {
  readonly orders: readonly Order[];
  /** The orders that were left out, because another one has the same key. */
  readonly repeated: readonly Order[];
};

/**
 * Keeps the newest version of each order, or the first one if they are equally new. A version outside the query's range
 * gives way to one inside: the walk would drop it.
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
