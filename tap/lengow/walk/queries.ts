// The queries that the walk sends. Simulations and tests can provide their own implementation.

import type {Micros} from '../../../values/instant.ts';
import type {Expectation} from './confirm.ts';
import type {Order} from './order.ts';
import type {Page} from './page.ts';
import type {Query} from './query.ts';
import type {Route} from './route.ts';

/** Whether the API sorted a page as requested. */
export type Ordering = 'honoured' | 'ignored' | 'unclear';

export type PageQueries = {
  readonly route: Route;
  /**
   * The page for a query ordered by `updated_at`. The query is sent twice, unless the first page meets the expectation.
   *
   * @param first a response to the query that has already been received
   * @throws LengowError, AuthError, RecordError
   */
  ask(query: Query, expected?: Expectation, first?: Page): Promise<Page>;
  /** One response, which may be false. */
  once(query: Query): Promise<Page>;
  /** Whether an incomplete page is sorted as requested. */
  orderingOf(query: Query, page: Page): Promise<Ordering>;
  /** The code of every marketplace that an order may belong to. */
  codes(): Promise<readonly string[]>;
};

export type ParallelQueries = PageQueries & {
  /** The same queries, except that aborting the signal aborts them. */
  until(signal: AbortSignal): PageQueries;
  /** How many queries may be in flight now. */
  readonly width: number;
  /** How many queries may be in flight at most. */
  readonly mostAtOnce: number;
};

/** The first page of a window, and the orders missing from it that the API has returned elsewhere. */
export type Beginning = {readonly page: Page; readonly aside: readonly Order[]};

export type WindowQueries = ParallelQueries & {
  /** The first page of a window, returned after verifying that the API hides no old orders from it. */
  begin(query: Query): Promise<Beginning>;
  /** Orders last updated before this instant can change only by receiving a new `updated_at`. */
  readonly settled: Micros;
};
