// A unit of a back-fill: its own config, and what reading it takes. Pure.

import {formatInstant, type Micros} from '../../../../values/instant.ts';
import type {RangeCount} from '../../../lengow/counts/range-count.ts';
import {minutesFor, type Pace, pagesFor, requestsFor} from '../figures.ts';
import type {Bound} from './bound.ts';

export type Unit = {
  readonly unit: string;
  readonly account_id: number;
  /** A complete second config file. */
  readonly config: {
    readonly start_date: string;
    readonly end_date: string;
    readonly marketplaces?: readonly string[];
  };
  readonly orders: number;
  readonly requests: number;
  readonly minutes: number;
};

type Part = Pick<Unit, 'config' | 'orders'>;

type PartsInput = {
  readonly range: RangeCount;
  readonly bounds: readonly Bound[];
  /** The marketplaces of the run; a range may need only some of them. */
  readonly scope: readonly string[] | undefined;
};

/** The parts of a range, oldest first. Neighbours share their bound. */
export function partsOf({range, bounds, scope}: PartsInput): Part[] {
  const {updated, marketplaces} = range.query;
  const own = marketplaces !== undefined && marketplaces.length < (scope?.length ?? 0) && {marketplaces};
  const ends = [...bounds, {at: updated.to, before: range.orders}];
  return ends.map(({at, before}, index) => {
    const start: Bound = ends[index - 1] ?? {at: updated.from, before: 0};
    return {config: {...datesOf(start.at, at), ...own}, orders: before - start.before};
  });
}

const datesOf = (from: Micros, to: Micros) => ({start_date: formatInstant(from), end_date: formatInstant(to)});

type Named = {readonly accountId: number; readonly pace: Pace};

/** Units are numbered by time. */
export const unitOf = ({config, orders}: Part, index: number, {accountId, pace}: Named): Unit => {
  const pages = pagesFor(orders, pace);
  const requests = requestsFor(pages, pace);
  const {minutes} = minutesFor({requests, pages}, pace);
  const unit = `${accountId}-${String(index + 1).padStart(4, '0')}`;
  return {unit, account_id: accountId, config, orders, requests, minutes};
};
