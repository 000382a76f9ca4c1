// The unit that flows from the API to the streams: a batch of a window's orders, about a page in size.

import type {Micros} from '../../../values/instant.ts';
import type {Order} from './order.ts';

/** A range of `updated_at`, both ends inclusive, for some marketplaces or all. */
export type Window = {
  readonly from: Micros;
  /** The end may move earlier when another walk takes over the rest of the window. */
  readonly to: Micros;
  /** Orders after `to` and up to this instant are also yielded if a page contains them; defaults to `to`. */
  readonly shown?: Micros;
  readonly marketplaces?: readonly string[];
};

/** Orders that were read, and how far the window has been read so far. */
export type Batch = {
  readonly orders: readonly Order[];
  /** Everything up to this instant, inclusive, has been read; absent if unchanged. */
  readonly done?: Micros;
  /** How many orders in the window are left, if the response said so. */
  readonly left?: number;
  /** Whether the walk no longer needs the orders, so that their raw objects may be released. */
  readonly isSpent?: boolean;
};
