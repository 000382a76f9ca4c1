// Estimates what a run would read: how many orders, in which months and marketplaces, and what reading them takes.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Micros} from '../../values/instant.ts';
import {inRange, type RangeCount} from '../lengow/counts/range-count.ts';
import type {Source} from '../run/context.ts';
import {type CountedSpan, countSpans} from './counted-spans.ts';
import {divisionOf} from './division.ts';
import {minutesFor, type Pace, pagesFor, requestsFor} from './figures.ts';
import {countMarketplaces, type MarketplaceCount, marketplacesOf} from './marketplace-counts.ts';
import type {Meter} from './meter.ts';
import {countPeriods} from './period-counts.ts';
import {bordersOf, type Grain} from './periods.ts';
import {rowsPerOrder} from './rows.ts';

export type Estimate = {
  readonly from: Micros;
  readonly to: Micros;
  /** How many separate ranges there are between them. */
  readonly ranges: number;
  readonly orders: number;
  readonly requests: number;
  readonly minutes: number;
  readonly isLimited: boolean;
  readonly pageMs: number;
  readonly rows: number;
  /** Unpacked. */
  readonly bytes: number;
  /** Undefined if there are too many periods to count. */
  readonly grain: Grain | undefined;
  readonly periods: ReadonlyMap<string, number>;
  /** Undefined if they were not counted. */
  readonly marketplaces: readonly MarketplaceCount[] | undefined;
};

type EstimateInput = {
  readonly source: Source;
  readonly selected: readonly SelectedStream[];
  /** The codes that the account lists; undefined if they cannot be read. */
  readonly listed: () => Promise<readonly string[] | undefined>;
  readonly meter: Meter;
  readonly pace: Pick<Pace, 'requestsPerMinute' | 'maxConcurrency'>;
};

const MOST_REQUESTS = 60;

/** @throws AuthError, LengowError, RecordError for everything that would stop a run before its first row */
export async function estimate(input: EstimateInput): Promise<Estimate> {
  const {source, meter} = input;
  const counted = await countSpans(source, source.plan.spans);
  const {meanPage, pageSize} = meter;
  const pace = {...input.pace, pageSize, pageMs: meanPage.ms};
  const pages = sum(counted.map(({count}) => pagesFor(count.orders, pace)));
  const requests = sum(counted.map(({count}) => requestsFor(pagesFor(count.orders, pace), pace)));
  const orders = sum(counted.map(({count}) => count.orders));
  return {
    ...rangeOfAll(source),
    ranges: counted.length,
    orders,
    requests,
    ...minutesFor({requests, pages}, pace),
    pageMs: meanPage.ms,
    rows: Math.round(sum(counted.map((one) => rowsOf(input, one)))),
    bytes: Math.round(orders * meanPage.bytesPerOrder),
    ...(await breakdown(
      input,
      counted.map(({count}) => count),
    )),
  };
}

/** Without anything to read, both are the run's upper end. */
const rangeOfAll = ({plan: {spans, upper}}: Source) => ({from: spans[0]?.from ?? upper, to: spans.at(-1)?.to ?? upper});

function rowsOf({selected, source}: EstimateInput, {span, count}: CountedSpan): number {
  const names = span.wanted.map(({stream}) => stream);
  return count.orders * rowsPerOrder({orders: inRange(count), names, selected, accountId: source.account.id});
}

async function breakdown({source, meter, listed}: EstimateInput, ranges: readonly RangeCount[]) {
  if (ranges.length === 0) return {grain: undefined, periods: new Map<string, number>(), marketplaces: []};
  const codes = source.plan.scope ?? (await listed());
  const left = () => MOST_REQUESTS - meter.requests;
  const open = ranges.filter(({page}) => !page.isWhole).map(({query}) => query.updated);
  const all = ranges.map(({query}) => query.updated);
  const {grain, countsMarketplaces} = divisionOf({
    ranges: all,
    open,
    marketplaces: marketplacesOf(codes ?? []).length,
    left: left(),
  });
  const forPeriods = grain === undefined ? 0 : sum(open.map((range) => bordersOf(range, grain).length));
  const queries = source.orders;
  const marketplaces =
    codes !== undefined && countsMarketplaces
      ? await countMarketplaces({queries, ranges, codes, left: () => left() - forPeriods})
      : undefined;
  const periods = grain && (await countPeriods({queries, ranges, grain, left}));
  return {grain, periods: periods ?? new Map<string, number>(), marketplaces};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
