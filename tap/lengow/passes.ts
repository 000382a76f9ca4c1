// The last resort, for orders that nothing tells apart: page by page, again and again until two passes agree.

import {LengowError} from '../errors.ts';
import type {Orders} from './orders.ts';
import type {Query} from './query.ts';
import type {Order} from './types.ts';

const MOST_PASSES = 5;

/**
 * Reads last to first: an order that leaves moves the ones behind it to pages that are still to come.
 * A pass is believed when it holds all of its own count and brings nothing that the pass before lacked.
 *
 * @throws LengowError when no pass could be believed.
 */
export async function* passes(orders: Orders, query: Query): AsyncGenerator<readonly Order[]> {
  let before: ReadonlySet<string> | undefined;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const keys = new Set<string>();
    let count = 0;
    for await (const page of pagesBackwards(orders, query)) {
      count = page.count;
      for (const {key} of page.orders) keys.add(key);
      yield page.orders;
    }
    if (keys.size >= count && before && isSubset(keys, before)) return;
    before = keys;
  }
  throw new LengowError(
    `GET /v3.0/orders/: more than a page of orders share one updated_at, imported_at and marketplace, and kept changing in ${MOST_PASSES} passes. Run again later with the last STATE.`,
  );
}

const isSubset = (keys: ReadonlySet<string>, of: ReadonlySet<string>): boolean => [...keys].every((key) => of.has(key));

async function* pagesBackwards(orders: Orders, query: Query) {
  const first = await orders.ask(query);
  const last = Math.ceil(first.count / Math.max(1, first.orders.length));
  for (let page = last; page > 1; page -= 1) yield await orders.ask({...query, page});
  yield await orders.ask(query);
}
