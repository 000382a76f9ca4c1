// Lists the orders of a query completely, while the shop changes. It is divided by `imported_at`, which never changes, so
// no order moves from one part to another.

import {divide} from '../../../lengow/orders/divide.ts';
import type {Order} from '../../../lengow/orders/order.ts';
import type {OrderQueries} from '../../../lengow/orders/order-queries.ts';
import type {Query} from '../../../lengow/orders/query.ts';
import {splitByImport} from '../../../lengow/orders/split.ts';

/** An order may be listed twice. @throws LengowError */
export async function* list(queries: OrderQueries, query: Query): AsyncGenerator<readonly Order[]> {
  const page = await queries.ask(query);
  if (page.isWhole) return yield page.orders;
  const parts = splitByImport(query, page);
  // Orders that share one instant are divided by `updated_at`, oldest first: an update moves them to a later part.
  if (parts === undefined) for await (const {orders} of divide(queries, query)) yield orders;
  else for (const part of parts) yield* list(queries, part);
}
