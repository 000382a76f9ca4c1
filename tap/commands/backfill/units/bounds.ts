// Where to cut a range, so that its parts have equal numbers of orders.

import type {Counting} from '../../../lengow/counts/edge.ts';
import {inRange, type RangeCount} from '../../../lengow/counts/range-count.ts';
import {type Bound, closest, targetsOf} from './bound.ts';
import {BoundCounts, boundsByCount} from './by-count.ts';
import {boundByRank, seconds} from './by-rank.ts';

/** The bounds inside the range, oldest first. There are fewer than wanted if many orders share a second. */
export async function boundsOf(queries: Counting, range: RangeCount, units: number): Promise<Bound[]> {
  const targets = targetsOf(range.orders, units);
  const found = range.page.isWhole ? fromPage(range, targets) : await find(queries, range, targets);
  const bounds: Bound[] = [];
  // In a busy shop, or after a false response, a bound may come before the last one.
  for (const bound of found) if (isAfter(bound, bounds.at(-1)) && bound.before < range.orders) bounds.push(bound);
  return bounds;
}

const isAfter = ({at, before}: Bound, last: Bound = {at: Number.NEGATIVE_INFINITY, before: 0}): boolean =>
  at > last.at && before > last.before;

function fromPage(range: RangeCount, targets: readonly number[]): Bound[] {
  const inside = seconds({...range.page, orders: inRange(range), repeated: []}, 0);
  return targets.flatMap((target) => closest(inside, target) ?? []);
}

// Parts may differ by 1 % in size, and each has two bounds.
const TOLERATED = 0.004;

async function find(queries: Counting, range: RangeCount, targets: readonly number[]): Promise<readonly Bound[]> {
  const counts = new BoundCounts(queries, range);
  const ranked = await Promise.all(targets.map((target) => boundByRank(queries, {counts, range, target})));
  if (ranked.every((bound) => bound !== undefined)) return ranked;
  const tolerance = Math.floor((range.orders / (targets.length + 1)) * TOLERATED);
  return boundsByCount({counts, range, targets, tolerance});
}
