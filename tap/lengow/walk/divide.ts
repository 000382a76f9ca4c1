// Reads a range by dividing it until each part fits on one page. Division does not depend on the ordering of responses,
// and uses page numbers only as a last resort.

import type {Batch} from './batch.ts';
import {denseRange} from './dense-range.ts';
import type {PageQueries} from './queries.ts';
import type {Query} from './query.ts';
import {splitByTime} from './split.ts';

/** @throws LengowError when the range keeps changing. */
export async function* divide(queries: PageQueries, query: Query): AsyncGenerator<Batch> {
  const page = await queries.ask(query);
  if (page.isWhole) {
    yield {orders: page.orders, done: query.updated.to};
    return;
  }
  yield {orders: page.orders};
  const parts = splitByTime(query, page);
  if (parts) for (const part of parts) yield* divide(queries, part);
  else {
    for await (const found of denseRange(queries, query, page)) yield {orders: found};
    yield {orders: [], done: query.updated.to};
  }
}
