// The walk over a window of orders, oldest `updated_at` first: keyset, never page numbers.

import type {Micros} from '../../../values/instant.ts';
import {SECOND} from '../../../values/instant.ts';
import type {Batch, Window} from './batch.ts';
import {divide} from './divide.ts';
import type {Order} from './order.ts';
import type {OrderQueries} from './order-queries.ts';
import type {Page} from './page.ts';
import type {Query} from './query.ts';

/**
 * The orders of a window, in batches of about a page.
 *
 * Gives every order of the window at least once, even while orders are being updated. After a batch, everything up to
 * its `done` has been given; a batch without `done` moves nothing.
 *
 * @param first the answer to the question for the window, or for a longer one that begins where it does.
 * @throws LengowError when an answer could not be had or not be believed.
 * @throws RecordError when an order has no place in the walk.
 */
export async function* walk(queries: OrderQueries, window: Window, first: Page): AsyncGenerator<Batch> {
  for await (const batch of keyset(queries, window, first)) yield {...batch, orders: within(window, batch.orders)};
}

/** The orders that belong to the window, oldest first. */
export const within = ({from, to, shown = to}: Window, orders: readonly Order[]): Order[] =>
  orders.filter(({updatedAt}) => updatedAt >= from && updatedAt <= shown).sort((a, b) => a.updatedAt - b.updatedAt);

async function* keyset(queries: OrderQueries, window: Window, first: Page): AsyncGenerator<Batch> {
  let query = queryOf(window, window.from);
  let page = first;
  while (!page.isWhole) {
    const next = yield* step(queries, {window, query, page});
    if (next > window.to) return;
    query = queryOf(window, next);
    page = await queries.ask(query);
  }
  yield {orders: page.orders, done: query.updated.to, left: 0};
}

type Step = {readonly window: Window; readonly query: Query; readonly page: Page};

/** Gives what a page shows, or where that is a crowd, what the crowd holds; and where to go on. */
async function* step(queries: OrderQueries, {window, query, page}: Step): AsyncGenerator<Batch, Micros> {
  const {from} = query.updated;
  const {verdict, aside} = await queries.orderOf(query, page);
  const shown = [...aside, ...page.orders];
  const last = lastOf(page);
  if (verdict === 'honoured' && !isDense(page, from)) {
    yield {orders: shown, done: Math.min(last - 1, window.to), left: leftOf(page), isSpent: true};
    return last;
  }
  yield {orders: shown};
  const next = verdict === 'ignored' ? window.to + 1 : behind(last);
  yield* divide(queries, queryOf({...window, to: Math.min(window.to, next - 1)}, from));
  return next;
}

// A page that is not whole has orders.
const lastOf = ({orders}: Page): Micros => (orders.at(-1) as Order).updatedAt;

const leftOf = ({count, orders}: Page): number => count - orders.length;

export const queryOf = ({to, marketplaces}: Window, from: Micros): Query => ({
  updated: {from, to},
  ...(marketplaces !== undefined && {marketplaces}),
});

/** Most of the page was there before: the next one would bring little or nothing. */
const isDense = ({orders}: Page, from: Micros): boolean =>
  orders.filter(({updatedAt}) => updatedAt > from).length * 2 < orders.length;

/** The first instant whose question does not hold this one any more, even where the API rounds seconds up. */
const behind = (instant: Micros): Micros => (Math.floor(instant / SECOND) + 3) * SECOND;
