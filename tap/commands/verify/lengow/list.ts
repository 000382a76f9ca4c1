// Lists the orders of a query completely, while the shop changes. It is divided by `imported_at`, which never changes, so
// no order moves from one part to another.

import {divide} from '../../../lengow/walk/divide.ts';
import type {Order} from '../../../lengow/walk/order.ts';
import type {PageQueries} from '../../../lengow/walk/queries.ts';
import type {Query} from '../../../lengow/walk/query.ts';
import {splitByEntry} from '../../../lengow/walk/split.ts';

/** An order may be listed twice. @throws LengowError */
export async function* list(queries: PageQueries, query: Query): AsyncGenerator<readonly Order[]> {
  const page = await queries.ask(query);
  if (page.isWhole) return yield page.orders;
  const parts = splitByEntry(query, page);
  // Orders that share one instant are divided by `updated_at`, oldest first: an update moves them to a later part.
  if (parts === undefined) for await (const {orders} of divide(queries, query)) yield orders;
  else for (const part of parts) yield* list(queries, part);
}
