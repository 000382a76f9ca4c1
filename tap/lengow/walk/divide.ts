// Reads a range in parts that fit on one page each. This does not depend on the ordering of responses, and uses page
// numbers only as a last resort.

import type {Batch} from './batch.ts';
import {confirmedIfWhole} from './confirmed-if-whole.ts';
import {denseRange} from './dense-range.ts';
import {type Part, Parts} from './parts.ts';
import type {PageQueries} from './queries.ts';
import type {Query} from './query.ts';

/** @throws LengowError when the range keeps changing. */
export async function* divide(queries: PageQueries, query: Query): AsyncGenerator<Batch> {
  const parts = new Parts(query.updated);
  let part: Part | undefined = query.updated;
  while (part) {
    const asked: Query = {...query, updated: part};
    const page = await confirmedIfWhole(queries, asked);
    const narrower: Part | undefined = page.isWhole ? undefined : parts.narrower(part, page);
    if (!page.isWhole && narrower === undefined)
      for await (const orders of denseRange(queries, asked, page)) yield {orders};
    yield {orders: page.orders, ...(narrower === undefined && {done: part.to})};
    part = narrower ?? parts.after(part, page.count);
  }
}
