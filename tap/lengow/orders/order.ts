// An order as the walk sees it: only its update time and identity matter.

import type {Micros} from '../../../values/instant.ts';

/** An order as received; nothing in it has been checked. */
export type RawOrder = Readonly<Record<string, unknown>>;

/** An order with the two values that the walk needs: `updatedAt` and `key`. */
export type Order = {
  /** The raw object is released once the order has been written, because it uses nearly all of the order's memory. */
  raw: RawOrder;
  readonly updatedAt: Micros;
  /** Account, marketplace and order id; the same for every version of an order. */
  readonly key: string;
};
