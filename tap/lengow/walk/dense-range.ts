// Reads a range of orders that cannot be divided by time, for example after a bulk update: by when they entered
// Lengow, then by marketplace, then by pages. No order may be missing from every part, even while orders leave the range.

import {confirmedIfWhole} from './confirmed-if-whole.ts';
import type {Order} from './order.ts';
import type {Page} from './page.ts';
import type {PageQueries} from './queries.ts';
import {ANY_DATE, type Query} from './query.ts';
import {splitByEntry, splitByMarketplace} from './split.ts';
import {stablePages} from './stable-pages.ts';
import {twice} from './twice.ts';
import {showsAllUndated} from './undated.ts';

type Found = AsyncGenerator<readonly Order[]>;

/** @param page an incomplete page of the range @throws LengowError when the range keeps changing. */
export async function* denseRange(queries: PageQueries, query: Query, page: Page): Found {
  const parts = splitByEntry(query, page);
  if (parts === undefined) return yield* byMarketplace(queries, query);
  yield* eachOf(queries, parts);
  if (query.entered === undefined) yield* undated(queries, query);
}

async function* eachOf(queries: PageQueries, parts: readonly Query[]): Found {
  for (const part of parts) {
    const page = await confirmedIfWhole(queries, part);
    yield page.orders;
    if (!page.isWhole) yield* denseRange(queries, part, page);
  }
}

/** The orders without an entry date. Sorting puts all of them at one end, so no count is needed. */
async function* undated(queries: PageQueries, query: Query): Found {
  const {field} = queries.route.entry;
  const ascending = await twice(queries, {...query, orderBy: field});
  const descending = await twice(queries, {...query, orderBy: `-${field}`});
  yield [...ascending, ...descending].flatMap(({orders}) => orders);
  if (showsAllUndated(ascending, descending)) return;
  if (await hasOthers(queries, query, {entered: ANY_DATE})) yield* byMarketplace(queries, query);
}

const ROUNDS = 2;

/**
 * The known marketplaces are those used to create the parts, not those seen since. If there may be other marketplaces,
 * the range is read page by page.
 */
async function* byMarketplace(queries: PageQueries, query: Query): Found {
  for (let round = 0; round < ROUNDS; round += 1) {
    const marketplaces = query.marketplaces ?? (await queries.codes());
    const parts = splitByMarketplace(query, marketplaces);
    if (parts === undefined) break;
    yield* eachOf(queries, parts);
    if (query.marketplaces !== undefined) return;
    if (!(await hasOthers(queries, query, {marketplaces}))) return;
  }
  yield* stablePages(queries, query);
}

/**
 * Whether the range may contain orders that a narrower query does not return. Orders can leave a past range but never
 * enter it, so if the count of the narrower query, which is sent later, is not lower than that of the wider one, there
 * are no other orders.
 */
async function hasOthers(queries: PageQueries, query: Query, narrower: Partial<Query>): Promise<boolean> {
  const all = await queries.ask(query);
  const [one, two] = await twice(queries, {...query, ...narrower});
  return Math.min(one.count, two.count) < all.count;
}
