// Finds bounds by repeatedly counting the orders after an instant. Works however the API sorts and whatever pages
// it refuses, but takes several requests for each bound.

import {type Micros, SECOND, wholeSecond} from '../../../../values/instant.ts';
import type {Counting} from '../../../lengow/counts/edge.ts';
import {countSince, exactTally} from '../../../lengow/counts/part-count.ts';
import type {RangeCount} from '../../../lengow/counts/range-count.ts';
import {type Bound, closest} from './bound.ts';

/** Counts how many orders of a range precede a whole second, once for each second. */
export class BoundCounts {
  readonly #queries: Counting;
  readonly #range: RangeCount;
  readonly #counted = new Map<Micros, Promise<Bound>>();

  constructor(queries: Counting, range: RangeCount) {
    this.#queries = queries;
    this.#range = range;
  }

  at(second: Micros): Promise<Bound> {
    const known = this.#counted.get(second) ?? this.#count(second);
    this.#counted.set(second, known);
    return known;
  }

  /** Where the second of an instant begins and where it ends. */
  around(instant: Micros): Promise<Bound[]> {
    return Promise.all([wholeSecond(instant), wholeSecond(instant) + SECOND].map((second) => this.at(second)));
  }

  async #count(at: Micros): Promise<Bound> {
    const [queries, range] = [this.#queries, this.#range];
    const {orders} = await exactTally(queries, range, at, await countSince(queries, range, at));
    return {at, before: range.orders - Math.min(range.orders, orders)};
  }
}

type CountInput = {
  readonly counts: BoundCounts;
  readonly range: RangeCount;
  /** How many orders should be before each bound, ascending. */
  readonly targets: readonly number[];
  /** By how many orders a bound may miss its target. */
  readonly tolerance: number;
};

/** The bounds closest to the targets. A second that many orders share may be closest to several of them. */
export async function boundsByCount(input: CountInput): Promise<Bound[]> {
  const {from, to} = input.range.query.updated;
  const ends = [
    {at: wholeSecond(from), before: 0},
    {at: wholeSecond(to) + SECOND, before: input.range.orders},
  ] as const;
  return between(input, ...ends);
}

/** The middle target first, because its bound narrows the search for the others. */
async function between(input: CountInput, low: Bound, high: Bound): Promise<Bound[]> {
  const middle = input.targets.length >> 1;
  const target = input.targets[middle];
  if (target === undefined) return [];
  const found = await search(input, {low, high, target});
  const [earlier, later] = await Promise.all([
    between({...input, targets: input.targets.slice(0, middle)}, low, found),
    between({...input, targets: input.targets.slice(middle + 1)}, found, high),
  ]);
  return [...earlier, found, ...later];
}

type Search = {readonly low: Bound; readonly high: Bound; readonly target: number};

async function search({counts, tolerance}: CountInput, {target, ...ends}: Search): Promise<Bound> {
  let {low, high} = ends;
  for (let step = 0; ; step += 1) {
    const best = closest([low, high], target) as Bound;
    if (Math.abs(best.before - target) <= tolerance || high.at - low.at <= SECOND) return best;
    const bound = await counts.at(step % 2 === 0 ? likely(low, high, target) : middleOf(low, high));
    if (bound.before <= target) low = bound;
    else high = bound;
  }
}

/** Where the target would be if the orders were evenly spread. */
function likely(low: Bound, high: Bound, target: number): Micros {
  const share = (target - low.before) / (high.before - low.before);
  const at = wholeSecond(low.at + (high.at - low.at) * share);
  return Math.min(high.at - SECOND, Math.max(low.at + SECOND, at));
}

const middleOf = (low: Bound, high: Bound): Micros => Math.max(low.at + SECOND, wholeSecond((low.at + high.at) / 2));
