// What the walk asks of the API. A simulation or a test can stand in for it.

import type {Order} from './order.ts';
import type {Page} from './page.ts';
import type {Query} from './query.ts';

/** Whether the API kept the ordering of a page, and the orders that a query to find out has shown. */
export type Ordering = {
  readonly verdict: 'honoured' | 'ignored' | 'unclear';
  readonly aside: readonly Order[];
};

export type OrderQueries = {
  /** @throws LengowError, AuthError, RecordError */
  ask(query: Query): Promise<Page>;
  /** Whether a page that is not whole came in the order that was asked for. */
  orderOf(query: Query, page: Page): Promise<Ordering>;
  /** Every marketplace that orders may carry. */
  codes(): Promise<readonly string[]>;
};

export type ParallelQueries = OrderQueries & {
  /** The same, until the signal is aborted. */
  until(signal: AbortSignal): OrderQueries;
  /** How many queries may be under way now, and at most. */
  readonly width: number;
  readonly mostAtOnce: number;
};
