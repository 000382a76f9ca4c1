// Finds bounds by rank: the page on which the order with the wanted number stands, one request for each bound.

import type {Micros} from '../../../values/instant.ts';
import type {Counting} from '../../lengow/counts/edge.ts';
import {pageAt} from '../../lengow/counts/page-at.ts';
import type {RangeCount} from '../../lengow/counts/range-count.ts';
import type {Order} from '../../lengow/orders/order.ts';
import {isAscending} from '../../lengow/orders/ordering.ts';
import type {Page} from '../../lengow/orders/page.ts';
import {inGroups} from '../../lengow/orders/query.ts';
import {type Bound, closest, wholeSecond} from './bound.ts';
import type {BoundCounts} from './by-count.ts';

type RankInput = {
  readonly counts: BoundCounts;
  readonly range: RangeCount;
  /** How many orders should be before the bound. */
  readonly target: number;
  /** By how many orders it may miss that. */
  readonly tolerance: number;
};

/**
 * The bound closest to a number of orders; undefined if the API refuses the page, or if its answer cannot be used.
 *
 * A page shows where seconds begin between its orders, so the number of orders before each of them is known. If that is
 * not close enough, many orders share the second of the wanted order.
 */
export async function boundByRank(queries: Counting, input: RankInput): Promise<Bound | undefined> {
  const {counts, range, target, tolerance} = input;
  const {page: first, early, query} = range;
  if (!range.isSorted || inGroups(query).length > 1) return;
  const size = allOf(first).length;
  const rank = early + target;
  const number = Math.floor(rank / size) + 1;
  const page = number === 1 ? first : await trusted(queries, range, number);
  if (page === undefined) return;
  const found = closest(seconds(page, (number - 1) * size - early), target);
  if (found !== undefined && Math.abs(found.before - target) <= tolerance) return found;
  const wanted = instantsOf(page)[Math.min(rank % size, page.orders.length - 1)] as Micros;
  return closest([...(found ? [found] : []), ...(await counts.around(wanted))], target);
}

const allOf = ({orders, repeated = []}: Page): readonly Order[] => [...orders, ...repeated];

// In a busy shop, some orders leave the range, but not many.
const FEWER = 0.99;

/** A false response may have fewer orders, which would put others on the page. */
async function trusted(queries: Counting, range: RangeCount, page: number): Promise<Page | undefined> {
  const {orders, early, late, query} = range;
  const one = await pageAt(queries, {...query, page});
  const isLow = (one?.count ?? 0) < FEWER * (orders + early + late);
  const other = isLow ? await pageAt(queries, {...query, page}) : one;
  const found = (other?.count ?? 0) > (one?.count ?? 0) ? other : one;
  return found && isAscending(found) ? found : undefined;
}

/** The whole seconds that begin between two orders of a sorted page. @param before how many orders precede the page */
export function seconds(page: Page, before: number): Bound[] {
  const instants = instantsOf(page);
  return instants.flatMap((instant, index) => {
    const at = wholeSecond(instant);
    return index > 0 && at > (instants[index - 1] as Micros) ? {at, before: before + index} : [];
  });
}

const instantsOf = (page: Page): Micros[] =>
  allOf(page)
    .map(({updatedAt}) => updatedAt)
    .sort((a, b) => a - b);
