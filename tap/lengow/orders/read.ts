// Reads a window the best way there is: in parallel where orders hold still, one page after the other where they do not.

import {SECOND} from '../../../values/instant.ts';
import type {Batch, Window} from './batch.ts';
import type {Order, RawOrder} from './order.ts';
import type {Orders} from './orders.ts';
import {parallel} from './parallel.ts';
import {PAGE_SIZE, sentFrom} from './query.ts';
import {Seen} from './seen.ts';
import {queryOf, walk, within} from './walk.ts';

// Fewer orders than this are read just as fast by one reader.
const FEW = 4 * PAGE_SIZE;

/**
 * As `walk`, but older orders may follow newer ones, except after `orders.settled`. What a response showed is given, and
 * given once: an order comes again only when it is newer. A batch's orders are valid until the next batch is asked for.
 */
export async function* read(orders: Orders, window: Window): AsyncGenerator<Batch> {
  const seen = new Seen();
  for await (const batch of batches(orders, window)) {
    yield {...batch, orders: seen.fresh(batch.orders)};
    if (batch.isSpent) letGo(batch.orders);
    if (batch.done !== undefined) seen.forgetBefore(sentFrom(batch.done) - SECOND);
  }
}

const LET_GO: RawOrder = Object.freeze({});

/**
 * Without this a page would live until the next one comes, held by everything it went through: with eight readers that
 * is most of the heap, and the garbage collector takes it for long-lived.
 */
function letGo(orders: readonly Order[]): void {
  for (const order of orders) order.raw = LET_GO;
}

async function* batches(orders: Orders, window: Window): AsyncGenerator<Batch> {
  const query = queryOf(window, window.from);
  const {page: first, aside} = await orders.begin(query);
  yield {orders: within(window, aside)};
  const settled = {...window, to: Math.min(window.to, orders.settled)};
  const isShort = first.isWhole || first.count <= FEW || settled.to <= settled.from;
  if (isShort || orders.mostAtOnce === 1) return yield* walk(orders, window, first);
  const ordering = await orders.orderOf(query, first);
  yield {orders: within(window, ordering.aside)};
  if (ordering.verdict !== 'honoured') return yield* walk(orders, window, first);
  yield* parallel(orders, settled, first);
  if (settled.to === window.to) return;
  const rest = {...window, from: settled.to + 1};
  yield* walk(orders, rest, await orders.ask(queryOf(rest, rest.from)));
}
