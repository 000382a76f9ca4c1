// The last resort, for orders that no filter can divide: reads page by page, and repeats this until two passes agree.

import {TemporaryError} from '../../errors.ts';
import type {Order} from './order.ts';
import type {PageQueries} from './queries.ts';
import type {Query} from './query.ts';
import {twice} from './twice.ts';

// If each response sorts differently, a pass misses one order in thirteen: of 600, five passes do not settle one run of
// fifty, and ten passes one of ten million.
const MOST_PASSES = 10;

/**
 * Reads from the last page to the first: when an order leaves the range, those after it move to pages that have not yet
 * been read. A pass is accepted if it contains as many orders as its own count and none that the previous pass missed.
 * The API may sort such orders differently each time; in that case, a pass is accepted if it contains no new orders and
 * all passes together contain as many as the first count.
 *
 * @throws LengowError when no pass is accepted.
 */
export async function* stablePages(queries: PageQueries, query: Query): AsyncGenerator<readonly Order[]> {
  const {path, noun, entry} = queries.route;
  const earlier: Pass[] = [];
  for (let number = 0; number < MOST_PASSES; number += 1) {
    const pass: Pass = {keys: new Set(), repeated: new Set(), counts: []};
    for await (const page of pagesBackwards(queries, query)) {
      pass.counts.push(page.count);
      for (const {key} of page.orders) pass.keys.add(key);
      for (const {key} of page.repeated) pass.repeated.add(key);
      yield page.orders;
    }
    if (isBelieved(pass, earlier)) return;
    earlier.push(pass);
  }
  throw new TemporaryError(
    `GET ${path}: more than a page of ${noun} share one updated_at, neither ${entry.field} nor the marketplace divides them for certain, and they kept changing over ${MOST_PASSES} passes.`,
  );
}

type Pass = {
  readonly keys: Set<string>;
  /** The keys that a page contains twice; the count includes both. */
  readonly repeated: Set<string>;
  readonly counts: number[];
};

function isBelieved({keys, repeated, counts}: Pass, earlier: readonly Pass[]): boolean {
  const before = earlier.at(-1);
  if (before === undefined) return false;
  if (keys.size + repeated.size >= (counts.at(-1) ?? 0) && isSubset(keys, before.keys)) return true;
  const all = new Set(earlier.flatMap((pass) => [...pass.keys]));
  return isSubset(keys, all) && all.size >= (earlier[0]?.counts[0] ?? 0);
}

const isSubset = (keys: ReadonlySet<string>, of: ReadonlySet<string>): boolean => [...keys].every((key) => of.has(key));

async function* pagesBackwards(queries: PageQueries, query: Query) {
  const first = await both(queries, query);
  yield first;
  for (let page = first.pages; page > 1; page -= 1) yield await both(queries, {...query, page});
  yield await both(queries, query);
}

async function both(queries: PageQueries, query: Query) {
  const pages = await twice(queries, query);
  const counts = pages.map(({count}) => count);
  const size = Math.max(1, ...pages.map(({orders}) => orders.length));
  // The count from a lagging replica includes orders that have since left the range.
  return {
    count: Math.min(...counts),
    pages: Math.ceil(Math.max(...counts) / size),
    orders: pages.flatMap(({orders}) => orders),
    repeated: pages.flatMap(({repeated = []}) => repeated),
  };
}
