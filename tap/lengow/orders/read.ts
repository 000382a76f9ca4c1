// Reads a window the best way there is: side by side where orders hold still, one after the other where they do not.

import {SECOND} from '../../../values/instant.ts';
import type {Order, RawOrder} from '../http/types.ts';
import type {Batch} from './divide.ts';
import type {Orders} from './orders.ts';
import {PAGE_SIZE, sentFrom} from './query.ts';
import {Seen} from './seen.ts';
import {sideBySide} from './side-by-side.ts';
import type {Window} from './walk.ts';
import {queryOf, walk, within} from './walk.ts';

// Fewer orders than this are read by one reader as quickly.
const FEW = 4 * PAGE_SIZE;

/**
 * As `walk`, but older orders may follow newer ones, except after `orders.settled`. What an answer showed is given, and
 * given once: an order comes again only when it is newer. A batch's orders are the taker's until it asks for the next.
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
 * Without this a page would live until the next one comes, in the hands of all through whom it went: with eight readers
 * most of what is on the heap, and what the garbage collector takes for old.
 */
function letGo(orders: readonly Order[]): void {
  for (const order of orders) order.raw = LET_GO;
}

async function* batches(orders: Orders, window: Window): AsyncGenerator<Batch> {
  const query = queryOf(window, window.from);
  const first = await orders.begin(query);
  const settled = {...window, to: Math.min(window.to, orders.settled)};
  const isShort = first.isWhole || first.count <= FEW || settled.to <= settled.from;
  const isWide = orders.mostAtOnce > 1 && !isShort && (await orders.orderOf(query, first)) === 'honoured';
  yield {orders: within(window, orders.takeAside())};
  if (!isWide) return yield* walk(orders, window, first);
  yield* sideBySide(orders, settled, first);
  if (settled.to === window.to) return;
  const rest = {...window, from: settled.to + 1};
  yield* walk(orders, rest, await orders.ask(queryOf(rest, rest.from)));
}
