// Estimates what a run would read: how many orders, in which months and marketplaces, and what reading them takes.

import type {SelectedStream} from '../../../../catalog/types.ts';
import type {Micros} from '../../../../values/instant.ts';
import {sum} from '../../../../values/sum.ts';
import {inRange} from '../../../lengow/counts/range-count.ts';
import type {Source} from '../../../run/context.ts';
import {type CountedSpan, countSpans} from '../counted-spans.ts';
import {type Minutes, minutesFor, type Pace, pagesFor, requestsFor} from '../figures.ts';
import type {Meter} from '../meter.ts';
import {type Breakdown, breakdown} from './breakdown.ts';
import {rowsPerOrder} from './rows.ts';

export type Estimate = Breakdown &
  Minutes & {
    readonly from: Micros;
    readonly to: Micros;
    /** How many separate ranges there are between them. */
    readonly ranges: number;
    readonly orders: number;
    readonly requests: number;
    /** How long a page takes. */
    readonly pageMs: number;
    readonly rows: number;
    /** Uncompressed. */
    readonly bytes: number;
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
  const {source, meter, listed} = input;
  const counted = await countSpans(source, source.plan.spans);
  const ranges = counted.map(({count}) => count);
  const {meanPage, pageSize} = meter;
  const pace = {...input.pace, pageSize, pageMs: meanPage.ms};
  const orders = sum(ranges.map((range) => range.orders));
  const pages = ranges.map((range) => pagesFor(range.orders, pace));
  const requests = sum(pages.map((number) => requestsFor(number, pace)));
  return {
    ...rangeOfAll(source),
    ranges: ranges.length,
    orders,
    requests,
    ...minutesFor({requests, pages: sum(pages)}, pace),
    pageMs: meanPage.ms,
    rows: Math.round(sum(counted.map((one) => rowsOf(input, one)))),
    bytes: Math.round(orders * meanPage.bytesPerOrder),
    ...(await breakdown({source, ranges, listed, left: () => MOST_REQUESTS - meter.requests})),
  };
}

/** If there is nothing to read, both are the run's upper end. */
const rangeOfAll = ({plan: {spans, upper}}: Source) => ({from: spans[0]?.from ?? upper, to: spans.at(-1)?.to ?? upper});

function rowsOf({selected, source}: EstimateInput, {span, count}: CountedSpan): number {
  const names = span.wanted.map(({stream}) => stream);
  return count.orders * rowsPerOrder({orders: inRange(count), names, selected, accountId: source.account.id});
}
