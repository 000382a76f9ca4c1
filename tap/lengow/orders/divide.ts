// Reads a stretch by dividing it until each part fits one page. Needs no order of the answers, and uses no page numbers
// where anything else is left to divide by.

import type {Batch} from './batch.ts';
import type {Order} from './order.ts';
import type {OrderQueries} from './order-queries.ts';
import type {Page} from './page.ts';
import type {Query} from './query.ts';
import {ANY_DATE} from './seven-days.ts';
import {split, splitByMarketplace} from './split.ts';
import {stablePages} from './stable-pages.ts';

/** @throws LengowError when the stretch does not hold still. */
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
    for await (const found of crowd(queries, query, page)) yield {orders: found};
    yield {orders: [], done: query.updated.to};
  }
}

const ROUNDS = 2;

/**
 * A stretch that time cannot divide: a bulk update. Its parts miss an order without an instant of import, or of a
 * marketplace that nobody knows, so it is proven that there is none; else the stretch is read by pages. Of a stretch in
 * the past orders only leave: when as many have an instant of import and a known marketplace as there were in all a
 * moment before, there are no others. Known are those by which the parts were made, not what was seen meanwhile.
 */
async function* crowd(queries: OrderQueries, query: Query, first: Page): AsyncGenerator<readonly Order[]> {
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
