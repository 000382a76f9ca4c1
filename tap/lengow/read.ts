// Reads a window the best way there is: side by side where orders hold still, one after the other where they do not.

import type {Batch} from './divide.ts';
import type {Orders} from './orders.ts';
import type {Page} from './page.ts';
import {PAGE_SIZE} from './query.ts';
import {sideBySide} from './side-by-side.ts';
import type {Order} from './types.ts';
import type {Window} from './walk.ts';
import {queryOf, walk} from './walk.ts';

// Fewer orders than this are read by one reader as quickly.
const FEW = 4 * PAGE_SIZE;

/** As `walk`, but older orders may follow newer ones, except after `orders.settled`. */
export async function* read(orders: Orders, window: Window): AsyncGenerator<Batch> {
  const query = queryOf(window, window.from);
  const first = await orders.begin(query);
  const settled = {...window, to: Math.min(window.to, orders.settled)};
  const isShort = first.isWhole || first.count <= FEW || settled.to <= settled.from;
  const isWide = orders.mostAtOnce > 1 && !isShort && (await orders.orderOf(query, first)) === 'honoured';
  const aside = orders.takeAside().filter(({updatedAt}) => updatedAt >= window.from && updatedAt <= window.to);
  yield {orders: aside};
  const page = withoutOlder(first, aside);
  if (!isWide) return yield* walk(orders, window, page);
  yield* sideBySide(orders, settled, page);
  if (settled.to === window.to) return;
  const rest = {...window, from: settled.to + 1};
  yield* walk(orders, rest, await orders.ask(queryOf(rest, rest.from)));
}

/** An older version must not follow a newer one that was shown after the page. */
function withoutOlder(page: Page, newer: readonly Order[]): Page {
  const shown = new Map(newer.map(({key, updatedAt}) => [key, updatedAt]));
  return {...page, orders: page.orders.filter(({key, updatedAt}) => (shown.get(key) ?? 0) <= updatedAt)};
}
