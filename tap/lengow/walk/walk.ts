// Walks over a window of orders, oldest `updated_at` first, by keyset pagination, never by page numbers.

import type {Micros} from '../../../values/instant.ts';
import {SECOND} from '../../../values/instant.ts';
import type {Batch, Window} from './batch.ts';
import {expectationOf, lastOf} from './confirm.ts';
import {divide} from './divide.ts';
import type {Order} from './order.ts';
import type {Page} from './page.ts';
import type {PageQueries} from './queries.ts';
import type {Query} from './query.ts';

/**
 * The orders in a window, in batches of about one page.
 *
 * Yields every order of the window at least once, even while orders are being updated. After a batch, everything up to
 * its `done` has been yielded; a batch without `done` makes no progress.
 *
 * @param first the first page of the window, or of a longer window with the same start.
 * @throws LengowError when there is no usable response, or the responses cannot be trusted.
 * @throws RecordError when an order has no valid `updated_at`.
 */
export async function* walk(queries: PageQueries, window: Window, first: Page): AsyncGenerator<Batch> {
  for await (const batch of keyset(queries, window, first)) yield {...batch, orders: within(window, batch.orders)};
}

/** The orders that belong to the window, oldest first. */
export const within = ({from, to, shown = to}: Window, orders: readonly Order[]): Order[] =>
  orders.filter(({updatedAt}) => updatedAt >= from && updatedAt <= shown).sort((a, b) => a.updatedAt - b.updatedAt);

async function* keyset(queries: PageQueries, window: Window, first: Page): AsyncGenerator<Batch> {
  let query = queryOf(window, window.from);
  let page = first;
  while (!page.isWhole) {
    const next = yield* step(queries, {window, query, page});
    if (next > window.to) return;
    query = queryOf(window, next);
    page = await queries.ask(query, expectationOf(page, next));
  }
  yield {orders: page.orders, done: query.updated.to, left: 0};
}

type Step = {readonly window: Window; readonly query: Query; readonly page: Page};

/**
 * Yields the orders on a page or, if they are dense, those in the entire dense range. Returns the instant to continue
 * from.
 */
async function* step(queries: PageQueries, {window, query, page}: Step): AsyncGenerator<Batch, Micros> {
  const {from} = query.updated;
  const ordering = await queries.orderingOf(query, page);
  const {orders} = page;
  const last = lastOf(page);
  if (ordering === 'honoured' && !isDense(page, from)) {
    yield {orders, done: Math.min(last - 1, window.to), left: leftOf(page), isSpent: true};
    return last;
  }
  yield {orders};
  const next = ordering === 'ignored' ? window.to + 1 : behind(last);
  yield* divide(queries, {...query, updated: {from, to: Math.min(window.to, next - 1)}});
  return next;
}

const leftOf = ({count, orders}: Page): number => count - orders.length;

/** The query uses the window's shared upper bound, so the counts of all lanes can be compared. */
export const queryOf = ({to, shown = to, marketplaces}: Window, from: Micros): Query => ({
  updated: {from, to: shown},
  ...(marketplaces !== undefined && {marketplaces}),
});

/** Whether most of the page repeats the previous page; if so, the next page would contain little or nothing new. */
const isDense = ({orders}: Page, from: Micros): boolean =>
  orders.filter(({updatedAt}) => updatedAt > from).length * 2 < orders.length;

/** The earliest start at which a query no longer returns this instant, even if the API rounds seconds up. */
const behind = (instant: Micros): Micros => (Math.floor(instant / SECOND) + 3) * SECOND;
