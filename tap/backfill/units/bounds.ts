// Where to cut a range, so that its parts have equal numbers of orders.

import type {Counting} from '../../lengow/counts/edge.ts';
import {inRange, type RangeCount} from '../../lengow/counts/range-count.ts';
import {type Bound, closest, targetsOf} from './bound.ts';
import {BoundCounts, boundsByCount} from './by-count.ts';
import {boundByRank, seconds} from './by-rank.ts';

// Parts may differ by 1 % in size, and each has two bounds.
const TOLERATED = 0.004;

/** The bounds inside the range, oldest first. There are fewer than wanted if many orders share a second. */
export async function boundsOf(queries: Counting, range: RangeCount, units: number): Promise<Bound[]> {
  const targets = targetsOf(range.orders, units);
  const bounds = range.page.isWhole ? fromPage(range, targets) : await find(queries, range, targets);
  return bounds.filter(
    ({before}, index) => before > Math.max(0, bounds[index - 1]?.before ?? 0) && before < range.orders,
  );
}

function fromPage(range: RangeCount, targets: readonly number[]): Bound[] {
  const {page, query} = range;
  const inside = seconds({...page, orders: inRange(range), repeated: []}, 0).filter(({at}) => at > query.updated.from);
  return targets.flatMap((target) => closest(inside, target) ?? []);
}

async function find(queries: Counting, range: RangeCount, targets: readonly number[]): Promise<Bound[]> {
  const tolerance = Math.floor((range.orders / (targets.length + 1)) * TOLERATED);
  const counts = new BoundCounts(queries, range);
  const ranked = await Promise.all(targets.map((target) => boundByRank(queries, {counts, range, target, tolerance})));
  if (ranked.every((bound) => bound !== undefined) && isAscending(ranked)) return ranked;
  return boundsByCount({counts, range, targets, tolerance});
}

/** An API that ignores the ordering shows any order at any rank. */
const isAscending = (bounds: readonly Bound[]): boolean =>
  bounds.every(({at, before}, index) => {
    const last = bounds[index - 1];
    return last === undefined || (last.at <= at && last.before <= before);
  });
