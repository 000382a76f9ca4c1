// What flows from the API to the streams: a window of orders, in batches of about a page.

import type {Micros} from '../../../values/instant.ts';
import type {Order} from './order.ts';

/** A stretch of `updated_at`, both ends inclusive, of some marketplaces or of all. */
export type Window = {
  readonly from: Micros;
  /** It may move closer where another walk takes over the rest. */
  readonly to: Micros;
  /** Orders up to here are given too where a page shows them; `to` when absent. */
  readonly shown?: Micros;
  readonly marketplaces?: readonly string[];
};

/** Orders as they were read, and what that means for the window. */
export type Batch = {
  readonly orders: readonly Order[];
  /** Everything up to this instant, inclusive, has been read; absent where that did not move. */
  readonly done?: Micros;
  /** How many orders of the window are still to come, where the response said. */
  readonly left?: number;
  /** Whether nobody else looks at the orders again. */
  readonly isSpent?: boolean;
};
