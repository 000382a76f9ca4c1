// The walk over a window of orders, oldest `updated_at` first: keyset, never page numbers.

import type {Micros} from '../../state/instant.ts';
import {SECOND} from '../../state/instant.ts';
import type {Batch} from './divide.ts';
import {divide} from './divide.ts';
import type {Orders} from './orders.ts';
import type {Page} from './page.ts';
import {sentFrom} from './query.ts';
import {Seen} from './seen.ts';

/** A stretch of `updated_at`, both ends inclusive, of some marketplaces or of all. */
export type Window = {
  readonly from: Micros;
  readonly to: Micros;
  readonly marketplaces?: readonly string[];
};

/**
 * The orders of a window, in batches of about a page.
 *
 * Gives every order of the window at least once, even while orders are being updated; an order comes again only when it
 * is newer. After a batch, everything up to its `done` has been given; a batch without `done` moves nothing.
 *
 * @throws LengowError when an answer could not be had or not be believed.
 * @throws RecordError when an order has no place in the walk.
 */
export async function* walk(orders: Orders, window: Window): AsyncGenerator<Batch> {
  const seen = new Seen();
  for await (const {orders: read, done} of keyset(orders, window)) {
    const own = read.filter(({updatedAt}) => updatedAt >= window.from && updatedAt <= window.to);
    const fresh = seen.fresh(own).sort((a, b) => a.updatedAt - b.updatedAt);
    yield {orders: fresh, ...(done !== undefined && {done})};
    if (done !== undefined) seen.forgetBefore(sentFrom(done) - SECOND);
  }
}

async function* keyset(orders: Orders, {from, to, ...scope}: Window): AsyncGenerator<Batch> {
  let query = {updated: {from, to}, ...scope};
  let page = await orders.begin(query);
  for (;;) {
    if (page.isWhole) return yield {orders: page.orders, done: to};
    const order = await orders.orderOf(query, page);
    if (order === 'ignored') return yield* divide(orders, query);
    const last = page.orders.at(-1)?.updatedAt ?? to;
    let next = last;
    if (order === 'unclear' || isDense(page, query.updated.from)) {
      next = Math.min(behind(last), to + 1);
      yield* divide(orders, {...query, updated: {from: query.updated.from, to: next - 1}});
    } else yield {orders: page.orders, done: Math.min(last - 1, to)};
    if (next > to) return;
    query = {...query, updated: {from: next, to}};
    page = await orders.ask(query);
  }
}

/** Most of the page was there before: the next one would bring little or nothing. */
const isDense = ({orders}: Page, from: Micros): boolean =>
  orders.filter(({updatedAt}) => updatedAt > from).length * 2 < orders.length;

/** The first instant whose question does not hold this one any more. */
const behind = (instant: Micros): Micros => (Math.floor(instant / SECOND) + 2) * SECOND;
