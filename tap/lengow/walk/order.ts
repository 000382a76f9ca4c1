// An order as the walk sees it: only its update time, its identity and when it entered Lengow matter.

import {type Micros, parseInstant} from '../../../values/instant.ts';

/** An order as received; nothing in it has been checked. */
export type RawOrder = Readonly<Record<string, unknown>>;

/** An order with the values that the walk needs. */
export type Order = {
  /** The raw object is released once the order has been written, because it uses nearly all of the order's memory. */
  raw: RawOrder;
  readonly updatedAt: Micros;
  /** The same for every version of an order. */
  readonly key: string;
  /** When the order entered Lengow, the same in every version; absent if it has no such date. */
  readonly enteredAt?: Micros | undefined;
};

/** A date in a raw order; undefined if there is none. */
export const instantOf = (value: unknown): Micros | undefined =>
  typeof value === 'string' ? parseInstant(value.trim()) : undefined;
