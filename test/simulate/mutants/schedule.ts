// What an ordinary tap reads: for each stream and marketplace, the parts that are not claimed.

import {lookbackMicros} from '../claims/bookmark.ts';
import {ALL} from '../claims/claims.ts';
import {before, common, less, type Ranges} from '../claims/ranges.ts';
import type {Given} from '../tap.ts';
import {DAY} from '../time.ts';
import type {Books} from './books.ts';
import type {Ways} from './ways.ts';

export type Part = {
  readonly stream: string;
  /** '' means all. */
  readonly code: string;
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  readonly isFullTable: boolean;
  /** Where all that is wanted of the marketplace begins. */
  readonly since: number;
};

type Schedule = {
  readonly given: Given;
  readonly ways: Ways;
  readonly books: Books;
  readonly login: number;
  readonly upper: number;
};

export const partsOf = (schedule: Schedule): Part[] =>
  schedule.given.streams.flatMap(({name: stream, replicationMethod}) =>
    (schedule.given.config.marketplaces ?? [ALL]).flatMap((code) =>
      partsFor(schedule, {stream, code, isFullTable: replicationMethod === 'FULL_TABLE'}),
    ),
  );

type One = Pick<Part, 'stream' | 'code' | 'isFullTable'>;

function partsFor({given, ways, books, login, upper}: Schedule, one: One): Part[] {
  const {config} = given;
  const lookback = lookbackMicros(config.lookbackDays);
  const start = config.startDate ?? login - 730 * DAY;
  const {ranges, ends} = one.isFullTable ? {ranges: [], ends: []} : books.claimed(one.stream, one.code);
  const most = ways.readsAnyGap ? Number.POSITIVE_INFINITY : lookback;
  const behind = ways.cutsLookback ? [] : ends.filter((end) => end <= start && start - end <= most);
  const since = Math.min(start, ...behind);
  const all = since <= upper ? [{from: since, to: upper + 1}] : [];
  const known = ways.neverAgain ? ranges : common(ranges, [before(login - lookback)]);
  return less(all, resumed({ways, books, lookback}, one) ?? known).map(({from, to}) => ({
    ...one,
    from,
    to: to - 1,
    since,
  }));
}

function resumed(
  {ways, books, lookback}: {ways: Ways; books: Books; lookback: number},
  {stream, isFullTable}: One,
): Ranges | undefined {
  const instant = books.updatedAt(stream);
  return ways.goesOnFromUpdatedAt && !isFullTable && instant !== undefined ? [before(instant - lookback)] : undefined;
}
