// The values that differ between orders with the same template: the id and the dates.

import {canonical, HOUR, type Micros} from '../../sandbox/instants.ts';

const ID = /^BENCH-(\d{8})$/;
export const ID_LENGTH = 14;

export const idOf = (order: number): string => `BENCH-${String(order).padStart(8, '0')}`;

/** The number of the order with this id; undefined if the shop has no such order. */
export function numberOf(id: string): number | undefined {
  const digits = ID.exec(id)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The offset of each API filter's date from `updated_at`. Offsets are fixed, so every filter matches a range. */
export const DISTANCES = {updated: 0, imported: -30 * HOUR, marketplace_order_date: -32 * HOUR} as const;

/** As JSON, these values always have the same length. */
export const ownValues = (order: number, updatedAt: Micros) => ({
  marketplace_order_id: idOf(order),
  marketplace_order_date: canonical(updatedAt + DISTANCES.marketplace_order_date),
  imported_at: canonical(updatedAt + DISTANCES.imported),
  updated_at: canonical(updatedAt),
});
