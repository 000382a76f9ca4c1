// Divides a query that matches too many orders: at the instants of its orders, not in the middle of its range. Pure.

import {type Micros, SECOND, wholeSecond} from '../../../values/instant.ts';
import type {Page} from './page.ts';
import type {Bounds, Query} from './query.ts';
import {sampleOf} from './sample.ts';

// The bounds sent are up to four seconds wider than the query's, so there is no benefit in smaller parts.
export const FINEST = 4 * SECOND;
// The target number of orders per part: less than a page, because the parts are estimated from a sample.
const AIMED_AT = 70;
const MOST_PARTS = 10;

/** Consecutive parts, so each finished part counts as progress; undefined if the query cannot be divided by time. */
export function splitByTime(query: Query, page: Page): readonly Query[] | undefined {
  const {updated} = query;
  const parts = cut({values: sampleOf(page, updated), bounds: updated, count: page.count});
  return parts?.map((bounds) => ({...query, updated: {...updated, ...bounds}}));
}

/** Parts by the entry date, which never changes. Orders without such a date are in none of the parts. */
export function splitByEntry(query: Query, {orders, count}: Page): readonly Query[] | undefined {
  const values = orders.map(({enteredAt}) => enteredAt).filter(isInstant);
  return cut({values, bounds: query.entered ?? {}, count})?.map((entered) => ({...query, entered}));
}

/**
 * One part per marketplace; undefined if there is only one.
 *
 * @param codes every marketplace that orders may belong to
 */
export function splitByMarketplace(query: Query, codes: readonly string[]): readonly Query[] | undefined {
  const marketplaces = query.marketplaces ?? codes;
  return marketplaces.length < 2 ? undefined : marketplaces.map((code) => ({...query, marketplaces: [code]}));
}

const isInstant = (value: Micros | undefined): value is Micros => value !== undefined;

type Cut = {readonly values: readonly Micros[]; readonly bounds: Bounds; readonly count: number};

function cut({values, bounds, count}: Cut): Bounds[] | undefined {
  const {from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY} = bounds;
  if (to - from <= FINEST) return;
  const inside = (instant: Micros) => instant > from && instant <= to;
  const own = values.filter((value) => value >= from && value <= to);
  // Ignore orders from just outside the range, which may even fill a page because the bounds sent are wider.
  const sorted = (own.length > 0 ? own : values).toSorted((a, b) => a - b);
  const cuts = apart(
    quantiles(sorted, count)
      .map((value) => before(Math.min(value, to)))
      .filter(inside),
  );
  const behind = wholeSecond(sorted.at(-1) ?? from) + FINEST;
  if (cuts.length === 0 && inside(behind)) cuts.push(behind);
  if (cuts.length === 0) return;
  return [...cuts, undefined].map((end, index) => ({
    ...bounds,
    ...(index > 0 && {from: cuts[index - 1] as Micros}),
    ...(end !== undefined && {to: end - 1}),
  }));
}

/** Far enough before a value that a part ending here does not return it, even with the wider bounds. */
export const before = (value: Micros): Micros => wholeSecond(value) - 2 * SECOND;

function quantiles(sorted: readonly Micros[], count: number): Micros[] {
  const parts = Math.min(MOST_PARTS, Math.max(2, Math.ceil(count / AIMED_AT)));
  const at = (part: number) => sorted[Math.floor((part * sorted.length) / parts)];
  return Array.from({length: parts - 1}, (_, index) => at(index + 1)).filter(isInstant);
}

/** Drops cuts that are too close to the previous one to be useful. @param cuts ascending */
function apart(cuts: readonly Micros[]): Micros[] {
  const kept: Micros[] = [];
  for (const instant of cuts) if (instant - (kept.at(-1) ?? Number.NEGATIVE_INFINITY) >= FINEST) kept.push(instant);
  return kept;
}
