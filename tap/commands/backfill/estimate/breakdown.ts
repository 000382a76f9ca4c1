// Breaks a number of orders down into periods and marketplaces, in few requests.

import {sum} from '../../../../values/sum.ts';
import type {RangeCount} from '../../../lengow/counts/range-count.ts';
import {IgnoredFilter} from '../../../lengow/walk/page.ts';
import type {Source} from '../../../run/context.ts';
import {divisionOf} from './division.ts';
import {countMarketplaces, type MarketplaceCount, marketplacesOf} from './marketplace-counts.ts';
import {countPeriods} from './period-counts.ts';
import {bordersOf, type Grain} from './periods.ts';

export type Breakdown = {
  /** Undefined if there are too many periods to count. */
  readonly grain: Grain | undefined;
  /** The number of orders by the name of the period, oldest first. */
  readonly periods: ReadonlyMap<string, number>;
  /** The counts, or the reason why there are none. */
  readonly marketplaces: readonly MarketplaceCount[] | 'unknown' | 'too many' | 'ignored';
};

type BreakdownInput = {
  readonly source: Pick<Source, 'orders' | 'plan'>;
  readonly ranges: readonly RangeCount[];
  /** The codes that the account lists; undefined if they cannot be read. */
  readonly listed: () => Promise<readonly string[] | undefined>;
  /** How many more requests may be sent. */
  readonly left: () => number;
};

export async function breakdown({source, ranges, listed, left}: BreakdownInput): Promise<Breakdown> {
  if (ranges.length === 0) return {grain: undefined, periods: new Map(), marketplaces: []};
  const queries = source.orders;
  const codes = source.plan.scope ?? (await listed());
  const all = ranges.map(({query}) => query.updated);
  // The first page of each of the others contains all of its orders.
  const open = ranges.filter(({page}) => !page.isWhole).map(({query}) => query.updated);
  const marketplaces = marketplacesOf(codes ?? []).length;
  const {grain, countsMarketplaces} = divisionOf({ranges: all, open, marketplaces, left: left()});
  const forPeriods = grain === undefined ? 0 : sum(open.map((range) => bordersOf(range, grain).length));
  const input = {queries, ranges, left};
  const counted =
    countsMarketplaces &&
    codes &&
    (await unlessIgnored(countMarketplaces({...input, codes, left: () => left() - forPeriods}), source.plan.scope));
  const periods = grain === undefined ? new Map() : await countPeriods({...input, grain});
  return {grain, periods, marketplaces: counted || (codes === undefined ? 'unknown' : 'too many')};
}

/** A run that reads all marketplaces does not need the filter that the API ignores. */
async function unlessIgnored<T>(work: Promise<T>, scope: readonly string[] | undefined): Promise<T | 'ignored'> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof IgnoredFilter && scope === undefined) return 'ignored';
    throw error;
  }
}
