// Reads a range by dividing it until each part fits on one page. Division does not depend on the ordering of responses,
// and uses page numbers only as a last resort.

import type {Batch} from './batch.ts';
import type {Order} from './order.ts';
import type {OrderQueries} from './order-queries.ts';
import type {Page} from './page.ts';
import type {Query} from './query.ts';
import {ANY_DATE} from './seven-days.ts';
import {split, splitByMarketplace} from './split.ts';
import {stablePages} from './stable-pages.ts';

/** @throws LengowError when the range keeps changing. */
export async function* divide(queries: OrderQueries, query: Query): AsyncGenerator<Batch> {
  const page = await queries.ask(query);
  if (page.isWhole) {
    yield {orders: page.orders, done: query.updated.to};
    return;
  }
  yield {orders: page.orders};
  const division = split(query, page);
  if (division?.isByTime) for (const part of division.parts) yield* divide(queries, part);
  else {
    for await (const found of denseRange(queries, query, page)) yield {orders: found};
    yield {orders: [], done: query.updated.to};
  }
}

const ROUNDS = 2;

/**
 * Reads a range that cannot be divided by time, for example after a bulk update. Two kinds of orders would be missing
 * from its parts: those without `imported_at`, and those from an unknown marketplace. So the tap verifies that there are
 * no such orders; if it cannot, it reads the range page by page. The proof: orders can leave a past range, but never
 * enter it. The tap counts all orders in the range, then those with an `imported_at` and a known marketplace. If the
 * second count is at least as high as the first, there are no other orders. The known marketplaces are those used to
 * create the parts, not those seen in the meantime.
 */
async function* denseRange(queries: OrderQueries, query: Query, first: Page): AsyncGenerator<readonly Order[]> {
  let page = first;
  for (let round = 0; round < ROUNDS; round += 1) {
    const marketplaces = query.marketplaces ?? (await queries.codes());
    yield* parts({queries, marketplaces}, query, page);
    page = await queries.ask(query);
    const reachable = await queries.ask({...query, imported: ANY_DATE, marketplaces});
    yield [...page.orders, ...reachable.orders];
    if (reachable.count >= page.count) return;
  }
  yield* stablePages(queries, query);
}

type Known = {readonly queries: OrderQueries; readonly marketplaces: readonly string[]};

async function* parts(known: Known, query: Query, page: Page): AsyncGenerator<readonly Order[]> {
  const {queries, marketplaces} = known;
  yield page.orders;
  if (page.isWhole) return;
  const division = split(query, page)?.parts ?? splitByMarketplace(query, marketplaces);
  if (division === undefined) yield* stablePages(queries, query);
  else for (const part of division) yield* parts(known, part, await queries.ask(part));
}
