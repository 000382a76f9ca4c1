// Which reports of a feed a run reads, and what becomes of those that cannot be read. Pure.

import type {SelectedStream} from '../../../catalog/types.ts';
import {datesBy} from '../../../state/dated.ts';
import type {State} from '../../../state/state.ts';
import {DAY, type Micros} from '../../../values/instant.ts';
import {inWords} from '../../../values/words.ts';
import {nameOf, type StockReport} from '../../lengow/stock/list.ts';

// A report may be listed some time after it was created.
const LOOKBACK = DAY;
const LONGEST_WAIT = 2 * DAY;

/** Where an earlier run left the feed; undefined if all of its reports are to be read. */
export const bookmarkOf = (
  state: State,
  {name, replicationMethod}: SelectedStream,
  feed: number,
): Micros | undefined =>
  replicationMethod === 'FULL_TABLE' ? undefined : datesBy(state, name, 'feeds').get(String(feed));

/** Reports without an instant are due as well, so that they are not overlooked. */
export const dueOf = (reports: readonly StockReport[], bookmark: Micros | undefined): StockReport[] =>
  reports.filter(
    ({createdAt}) => createdAt === undefined || createdAt > (bookmark ?? Number.NEGATIVE_INFINITY) - LOOKBACK,
  );

export type Unready = {
  /** Whether the bookmark waits for the report. */
  readonly isAwaited: boolean;
  readonly message: string;
};

/** @param now the server's clock */
export function unready(report: StockReport, now: Micros): Unready {
  const {createdAt, status, errors} = report;
  const what = nameOf(report);
  if (status === 'error')
    return {
      isAwaited: false,
      message: `${what} is skipped: Lengow could not make it${errors && ` (${inWords(errors)})`}`,
    };
  const isAwaited = createdAt !== undefined && now - createdAt < LONGEST_WAIT;
  const state = `${what} is not ready (status ${inWords(status)})`;
  return {isAwaited, message: isAwaited ? `${state}; the next run asks again` : `${state} and is skipped`};
}
