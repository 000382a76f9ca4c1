// Counts the orders on both sides of an instant within a few seconds. The bounds sent to the API are wider than those of
// a query, and it is not known whether the API includes them, so the API's `count` includes orders that do not belong to
// the query. They are found by looking at their exact `updated_at`.

import type {Micros} from '../../../values/instant.ts';
import type {Collection} from '../walk/collection.ts';
import type {Order} from '../walk/order.ts';
import {isAscending} from '../walk/ordering.ts';
import type {Page} from '../walk/page.ts';
import {inGroups, type Query} from '../walk/query.ts';
import {pageAt} from './page-at.ts';

export type Counting = Pick<Collection, 'route' | 'begin' | 'ask' | 'once' | 'compare'>;

export type Edge = {
  /** How many of the orders around the instant were updated before it. */
  readonly before: number;
  /** How many were updated at the instant or after it. */
  readonly after: number;
  /** The orders around the instant; not all of them if there are more than a page. */
  readonly shown: readonly Order[];
};

type Around = {
  readonly instant: Micros;
  readonly marketplaces?: readonly string[] | undefined;
  /** Whether the API sorts pages as requested. */
  readonly isSorted: boolean;
  /** Whether a single response is enough, although it may be false. */
  readonly isRough?: boolean;
};

/**
 * The orders around a lower bound and around an upper bound: a query from one sends the same `updated_from`, and a query
 * to the other the same `updated_to`, so the API interprets that bound here as it does there.
 */
export const lowerEdge = (queries: Counting, around: Around): Promise<Edge> => edgeAt(queries, around, 0);
export const upperEdge = (queries: Counting, around: Around): Promise<Edge> => edgeAt(queries, around, 1);

/** @param later how many microseconds after the bound the instant lies: an upper bound is itself inside */
async function edgeAt(
  queries: Counting,
  {instant, marketplaces, isSorted, isRough = false}: Around,
  later: number,
): Promise<Edge> {
  const query = {updated: {from: instant, to: instant}, ...(marketplaces && {marketplaces})};
  const first = await (isRough ? queries.once(query) : queries.ask(query));
  const at = instant + later;
  const before = reaches(first, at, isSorted)
    ? earlier(first, at)
    : await search(queries, {query, first, at, isSorted});
  return {before, after: first.count - before, shown: allOf(first)};
}

/** Whether a page shows all orders that its query has before the instant. */
export const reaches = (page: Page, at: Micros, isSorted: boolean): boolean =>
  page.isWhole || (isSorted && isAscending(page) && (page.orders.at(-1)?.updatedAt ?? 0) >= at);

/** How many orders on the page were updated before the instant. The API counts an order as often as it shows it. */
export const earlier = (page: Page, at: Micros): number => allOf(page).filter(({updatedAt}) => updatedAt < at).length;

const allOf = ({orders, repeated = []}: Page): readonly Order[] => [...orders, ...repeated];

type Search = {readonly query: Query; readonly first: Page; readonly at: Micros; readonly isSorted: boolean};

/**
 * Looks for the page that the instant is on, for example after a bulk update. Without an ordering, or if the query is too
 * long for one URL, only the orders of the first page are known.
 */
async function search(queries: Counting, {query, first, at, isSorted}: Search): Promise<number> {
  if (!isSorted || inGroups(query, queries.route).length > 1) return earlier(first, at);
  const size = allOf(first).length;
  // All orders of page `low` were updated before the instant; on the pages after `high`, none.
  let [low, high] = [1, Math.ceil(first.count / size)];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const page = await pageAt(queries, {...query, page: middle});
    if (page === undefined) break;
    const before = earlier(page, at);
    if (before > 0 && before < allOf(page).length) return (middle - 1) * size + before;
    if (before === 0) high = middle - 1;
    else low = middle;
  }
  return Math.min(first.count, low * size);
}
