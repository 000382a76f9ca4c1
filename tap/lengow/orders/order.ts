// An order as the walk sees it: nearly all of it is opaque.

import type {Micros} from '../../../values/instant.ts';

/** An order as it came: nothing in it is proven. */
export type RawOrder = Readonly<Record<string, unknown>>;

/** An order with the two things that the walk needs: its place and its identity. */
export type Order = {
  /** Goes when the order has been dealt with: it is nearly all of what an order weighs. */
  raw: RawOrder;
  readonly updatedAt: Micros;
  /** Account, marketplace and order id; the same for every version of an order. */
  readonly key: string;
};
