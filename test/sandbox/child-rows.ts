// What the rows expected for the addresses, payments and documents of an order have in common.
import {canonical} from './instants.ts';
import type {Order} from './order-types.ts';
import type {Row} from './rows.ts';

export type Child = {readonly id: string; readonly values: Row};

export const headOf = (order: Order, account_id: number): Row => ({
  account_id,
  marketplace: order.marketplace,
  marketplace_order_id: order.id,
  updated_at: canonical(order.updatedAt),
});

/** One of those that are alike, each with its key: the second with an id gets `#2`, the third `#3`. */
export function keyed<T extends Child>(children: readonly T[]): (T & {readonly key: string})[] {
  const distinct = children.filter((one, at) => children.findIndex((other) => isAlike(one, other)) === at);
  return distinct.map((child, at) => {
    const number = distinct.slice(0, at + 1).filter(({id}) => id === child.id).length;
    return {...child, key: number === 1 ? child.id : `${child.id}#${number}`};
  });
}

export const isAlike = (one: Child, other: Child): boolean =>
  one.id === other.id && JSON.stringify(one.values) === JSON.stringify(other.values);
