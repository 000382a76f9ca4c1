// The orders in a shop that share one instant, and hooks that update only those orders.

import type {Entry, Hook, Shop} from '../sandbox/index.ts';
import {random} from '../sandbox/random.ts';

/** The largest set of orders with the same `updated_at`. */
export function tieOf(shop: Shop): readonly Entry[] {
  const byInstant = new Map<number, Entry[]>();
  for (const entry of shop.orders) byInstant.set(entry.updatedAt, [...(byInstant.get(entry.updatedAt) ?? []), entry]);
  return [...byInstant.values()].reduce((most, next) => (next.length > most.length ? next : most), []);
}

/** Before each request, updates `count` of the original orders, which then leave the tie if they are still in it. */
export function updatesOf(tie: readonly Entry[], count: number, seconds = 0): Hook {
  const dice = random('tie', tie.length, count);
  return ({shop}) => {
    shop.clock.advance(seconds);
    for (let update = 0; update < count; update++) shop.touch(dice.pick(tie));
  };
}
