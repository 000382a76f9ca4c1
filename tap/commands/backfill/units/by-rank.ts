// Finds bounds by rank: one request for each bound, for the page that contains the order with the wanted rank.

import {type Micros, wholeSecond} from '../../../../values/instant.ts';
import type {Counting} from '../../../lengow/counts/edge.ts';
import {pageAt} from '../../../lengow/counts/page-at.ts';
import type {RangeCount} from '../../../lengow/counts/range-count.ts';
import type {Order} from '../../../lengow/walk/order.ts';
import {isAscending} from '../../../lengow/walk/ordering.ts';
import type {Page} from '../../../lengow/walk/page.ts';
import {inGroups} from '../../../lengow/walk/query.ts';
import {type Bound, closest} from './bound.ts';
import type {BoundCounts} from './by-count.ts';

type RankInput = {
  readonly counts: BoundCounts;
  readonly range: RangeCount;
  /** How many orders should be before the bound. */
  readonly target: number;
};

/**
 * The bound closest to a number of orders; undefined if the API refuses the page, or if its response cannot be used.
 *
 * A page shows where seconds begin between its orders, so the number of orders before each of them is known.
 */
export async function boundByRank(queries: Counting, {counts, range, target}: RankInput): Promise<Bound | undefined> {
  if (!range.isSorted || inGroups(range.query, queries.route).length > 1) return;
  const place = placeOf(range.early + target, allOf(range.page).length);
  const page = await trusted(queries, range, place);
  if (page === undefined) return;
  const bounds = seconds(page, place.before - range.early);
  // If no second begins on the page, one second has more orders than that.
  const found = bounds.length > 0 ? bounds : await counts.around(page.orders[0]?.updatedAt as Micros);
  return closest(found, target);
}

type Place = {readonly page: number; readonly size: number; readonly before: number};

/** The page on which the order is nearest to the middle, so that the page contains its neighbours too. */
export function placeOf(rank: number, pageSize: number): Place {
  const sizes = Array.from({length: Math.ceil(pageSize / 2)}, (_, index) => pageSize - index);
  const offCentre = (size: number) => Math.abs((rank % size) / size - 0.5);
  const size = sizes.reduce((best, one) => (offCentre(one) < offCentre(best) ? one : best));
  const page = Math.floor(rank / size);
  return {page: page + 1, size, before: page * size};
}

const allOf = ({orders, repeated = []}: Page): readonly Order[] => [...orders, ...repeated];

// In a busy shop, some orders leave the range, but not many.
const FEWER = 0.99;

/** A false response may have fewer orders, which would shift others onto the page. */
async function trusted(queries: Counting, range: RangeCount, {page, size}: Place): Promise<Page | undefined> {
  const {orders, early, late, query} = range;
  const ask = () => pageAt(queries, {...query, page, size});
  const one = await ask();
  const isLow = (one?.count ?? 0) < FEWER * (orders + early + late);
  const other = isLow ? await ask() : one;
  const found = (other?.count ?? 0) > (one?.count ?? 0) ? other : one;
  const isFull = found !== undefined && allOf(found).length === Math.min(size, found.count - (page - 1) * size);
  return isFull && isAscending(found) ? found : undefined;
}

/** The whole seconds that begin between two orders of a sorted page. @param before how many orders precede the page */
export function seconds(page: Page, before: number): Bound[] {
  const instants = allOf(page)
    .map(({updatedAt}) => updatedAt)
    .sort((a, b) => a - b);
  return instants.flatMap((instant, index) => {
    const at = wholeSecond(instant);
    return index > 0 && at > (instants[index - 1] as Micros) ? {at, before: before + index} : [];
  });
}
