// Lists the orders without `imported_at`, which no filter on it matches.

import {divide} from '../../../lengow/walk/divide.ts';
import type {Order} from '../../../lengow/walk/order.ts';
import type {PageQueries} from '../../../lengow/walk/queries.ts';
import {ANY_DATE, type Query} from '../../../lengow/walk/query.ts';
import {splitByTime} from '../../../lengow/walk/split.ts';
import {twice} from '../../../lengow/walk/twice.ts';
import {showsAllUndated} from '../../../lengow/walk/undated.ts';

type Found = AsyncGenerator<readonly Order[]>;

/** An order may be listed twice. @throws LengowError */
export async function* undated(queries: PageQueries, query: Query): Found {
  // In this order, an order that is created meanwhile can only make the second count larger.
  const dated = await queries.once({...query, entered: ANY_DATE, size: 1});
  const all = await queries.once({...query, size: 1});
  if (all.count > dated.count) yield* atTheEnds(queries, query);
}

/** Sorting by `imported_at` puts them at one end. */
async function* atTheEnds(queries: PageQueries, query: Query): Found {
  const ascending = await twice(queries, {...query, orderBy: 'imported_at'});
  const descending = await twice(queries, {...query, orderBy: '-imported_at'});
  const pages = [...ascending, ...descending];
  yield pages.flatMap(({orders}) => withoutDate(orders));
  if (pages.every(({isWhole}) => isWhole) || showsAllUndated(ascending, descending)) return;
  const [page] = pages.sort((a, b) => withoutDate(b.orders).length - withoutDate(a.orders).length);
  const parts = page && splitByTime(query, page);
  if (parts !== undefined) for (const part of parts) yield* atTheEnds(queries, part);
  else for await (const {orders} of divide(queries, query)) yield withoutDate(orders);
}

const withoutDate = (orders: readonly Order[]): Order[] => orders.filter(({enteredAt}) => enteredAt === undefined);
