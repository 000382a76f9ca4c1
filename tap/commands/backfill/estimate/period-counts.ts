// Counts the orders of each month, or of each longer period. The counts of neighbours come from one cumulative count at
// their boundary, so no order is counted twice or left out, and the counts add up to the total.

import type {Micros} from '../../../../values/instant.ts';
import type {Counting} from '../../../lengow/counts/edge.ts';
import {countSince, exactTally, type Tally} from '../../../lengow/counts/part-count.ts';
import type {RangeCount} from '../../../lengow/counts/range-count.ts';
import {bordersOf, type Grain, nameOf} from './periods.ts';

type PeriodsInput = {
  readonly queries: Counting;
  readonly ranges: readonly RangeCount[];
  readonly grain: Grain;
  /** How many more requests may be sent. */
  readonly left: () => number;
};

/** A boundary between two periods of a range, and how many orders of the range come after it. */
type Border = {readonly range: RangeCount; readonly at: Micros; tally: Tally};

/** The number of orders by period, oldest first. */
export async function countPeriods({queries, ranges, grain, left}: PeriodsInput): Promise<ReadonlyMap<string, number>> {
  const borders = await Promise.all(
    ranges.flatMap((range) =>
      bordersOf(range.query.updated, grain).map(
        async (at): Promise<Border> => ({range, at, tally: await countSince(queries, range, at)}),
      ),
    ),
  );
  await falling(queries, borders, left);
  await exact(queries, borders, left);
  const counts = new Map<string, number>();
  for (const range of ranges)
    addTo(
      counts,
      range,
      borders.filter((border) => border.range === range),
      grain,
    );
  return counts;
}

/** Subtracts the orders just before a boundary, while requests are left. Until then, the later period includes them. */
async function exact(queries: Counting, borders: readonly Border[], left: () => number): Promise<void> {
  const doubtful = borders.filter(({tally}) => !tally.isExact).slice(0, Math.max(0, left()));
  await Promise.all(
    doubtful.map(async (border) => {
      border.tally = await exactTally(queries, border.range, border.at, border.tally);
    }),
  );
}

/**
 * Fewer orders after an earlier instant than after a later one means that the earlier count was false. An empty response
 * may be false too, so it is never trusted without a second request.
 */
async function falling(queries: Counting, borders: readonly Border[], left: () => number): Promise<void> {
  for (const [index, border] of borders.entries()) {
    const next = borders[index + 1];
    const least = next?.range === border.range ? next.tally.orders : 1;
    if (border.tally.orders < least && left() > 0) border.tally = await countSince(queries, border.range, border.at);
  }
}

function addTo(counts: Map<string, number>, range: RangeCount, borders: readonly Border[], grain: Grain): void {
  let [from, before] = [range.query.updated.from, 0];
  const ends = [
    ...borders.map(({at, tally}) => ({at, until: range.orders - tally.orders})),
    {at: from, until: range.orders},
  ];
  for (const {at, until} of ends) {
    const name = nameOf(from, grain);
    const orders = Math.min(range.orders, Math.max(before, until));
    counts.set(name, (counts.get(name) ?? 0) + orders - before);
    [from, before] = [at, orders];
  }
}
