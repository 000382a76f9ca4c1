// The unit that flows from the API to the streams: a batch of about a page of a window's orders.

import type {Micros} from '../../../values/instant.ts';
import type {Order} from './order.ts';

/** A range of `updated_at`, both ends inclusive, for some marketplaces or all. */
export type Window = {
  readonly from: Micros;
  /** It may move earlier when another walk takes over the rest. */
  readonly to: Micros;
  /** Orders after `to` and up to here are yielded too if a page contains them; `to` when absent. */
  readonly shown?: Micros;
  readonly marketplaces?: readonly string[];
};

/** Orders that were read, and how far the window has been read with them. */
export type Batch = {
  readonly orders: readonly Order[];
  /** Everything up to this instant, inclusive, has been read; absent if that did not move. */
  readonly done?: Micros;
  /** How many orders in the window are left, if the response said so. */
  readonly left?: number;
  /** Whether the walk no longer needs the orders, so that their raw objects may be released. */
  readonly isSpent?: boolean;
};
