// Reads a window: in parallel where orders no longer change, and one page at a time where they may.

import {SECOND} from '../../../values/instant.ts';
import type {Batch, Window} from './batch.ts';
import type {Order, RawOrder} from './order.ts';
import type {Page} from './page.ts';
import {parallel} from './parallel.ts';
import type {WindowQueries} from './queries.ts';
import type {Query} from './query.ts';
import {PAGE_SIZE, sentFrom} from './query.ts';
import {Seen} from './seen.ts';
import {queryOf, walk, within} from './walk.ts';

// A single worker reads this many orders just as fast as several.
const FEW = 4 * PAGE_SIZE;

/**
 * Like `walk`, but older orders may follow newer ones, except after `queries.settled`. Each order is
 * yielded once, and again only in a newer version. A batch's orders are valid until the next batch is requested.
 */
export async function* read(queries: WindowQueries, window: Window): AsyncGenerator<Batch> {
  const seen = new Seen();
  for await (const batch of batches(queries, window)) {
    yield {...batch, orders: seen.fresh(batch.orders)};
    if (batch.isSpent) release(batch.orders);
    if (batch.done !== undefined) seen.forgetBefore(sentFrom(batch.done) - SECOND);
  }
}

const RELEASED: RawOrder = Object.freeze({});

/**
 * Allows the raw orders of a page to be garbage-collected. Otherwise, the generators and promises that the page passed
 * through keep it alive until the next page. With eight workers, such pages make up most of the heap, and the garbage
 * collector treats them as long-lived.
 */
function release(orders: readonly Order[]): void {
  for (const order of orders) order.raw = RELEASED;
}

async function* batches(queries: WindowQueries, window: Window): AsyncGenerator<Batch> {
  const query = queryOf(window, window.from);
  const {page: first, aside} = await queries.begin(query);
  yield {orders: within(window, aside)};
  const settled = {...window, to: Math.min(window.to, queries.settled)};
  if (first.isWhole || settled.to <= settled.from) return yield* walk(queries, window, first);
  if (await mayShare(queries, query, first)) yield* parallel(queries, settled, first);
  else yield* walk(queries, settled, first);
  if (settled.to === window.to) return;
  const rest = {...window, from: settled.to + 1};
  yield* walk(queries, rest, await queries.ask(queryOf(rest, rest.from)));
}

/** Whether several workers would be faster and the API sorts pages as requested. */
async function mayShare(queries: WindowQueries, query: Query, first: Page): Promise<boolean> {
  if (first.count <= FEW || queries.mostAtOnce === 1) return false;
  return (await queries.orderingOf(query, first)) === 'honoured';
}
