// Where each bookmark begins to read, and which bookmarks are refused. Pure.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/read.ts';
import type {State} from '../../state/state.ts';
import {bookmarkOf, claims as instantsOf} from '../../state/state.ts';
import type {Micros} from '../../values/instant.ts';
import {DAY, formatInstant} from '../../values/instant.ts';
import {InputError} from '../errors.ts';
import type {Claim} from './spans.ts';
import {begin} from './spans.ts';

export type Bookmarks = {
  readonly config: Pick<Config, 'startDate' | 'endDate' | 'lookbackDays' | 'streamPrefix'>;
  /** The incremental streams of the run. */
  readonly streams: readonly SelectedStream[];
  readonly scope: readonly string[] | undefined;
  readonly state: State;
  /** The server's time. */
  readonly now: Micros;
  /** The upper end of the run. */
  readonly upper: Micros;
};

const HISTORY_MONTHS = 24;

/** @throws InputError with all faults, one a line. */
export function claimsOf(bookmarks: Bookmarks): {claims: Claim[]; warnings: string[]} {
  const {streams, scope} = bookmarks;
  const wanted = streams.flatMap((stream) => (scope ?? [undefined]).map((code) => ({stream, code})));
  const read = wanted.map(({stream, code}) => claimOf(bookmarks, stream, code));
  const faults = [...futureFaults(bookmarks), ...read.flatMap(({fault}) => fault ?? [])];
  if (faults.length > 0) throw new InputError([...new Set(faults)].join('\n'));
  return {claims: read.map(({claim}) => claim), warnings: [...new Set(read.flatMap(({warning}) => warning ?? []))]};
}

type Read = {readonly claim: Claim; readonly fault?: string; readonly warning?: string};

function claimOf(bookmarks: Bookmarks, stream: SelectedStream, code: string | undefined): Read {
  const {config, state, now, upper} = bookmarks;
  const name = config.streamPrefix + stream.id;
  const bookmark = stream.replicationMethod === 'FULL_TABLE' ? undefined : bookmarkOf(state, name, code);
  const start = config.startDate ?? monthsBefore(now, HISTORY_MONTHS);
  const from = begin({bookmark, start, lookback: Math.round(config.lookbackDays * DAY)});
  const claim = {stream: stream.id, from, ...(code !== undefined && {marketplace: code})};
  if (bookmark === undefined && start > upper) return {claim, fault: startTooLate(config, upper)};
  if (bookmark === undefined) return {claim};
  if (config.endDate !== undefined && config.endDate <= bookmark) return {claim, fault: endTooEarly(name, bookmark)};
  const isIgnored = config.startDate !== undefined && config.startDate > bookmark;
  return isIgnored
    ? {claim, warning: `start_date is later than the bookmark of ${name} and therefore ignored`}
    : {claim};
}

const startTooLate = ({startDate}: Bookmarks['config'], upper: Micros): string =>
  startDate === undefined
    ? `end_date: it lies before the ${HISTORY_MONTHS} months that are read without a start_date; set a start_date before it`
    : `start_date: ${formatInstant(startDate)} is later than the end of what can be read, ${formatInstant(upper)}; set an earlier start_date`;

const endTooEarly = (stream: string, bookmark: Micros): string =>
  `end_date: not later than the bookmark of ${stream}, ${formatInstant(bookmark)}, so there is nothing to read; read an older range without --state, and keep its state apart`;

// A stream that ignores its bookmark does not mind it either.
function futureFaults({streams, state, config, now}: Bookmarks): string[] {
  const names = streams
    .filter((stream) => stream.replicationMethod === 'INCREMENTAL')
    .map(({id}) => config.streamPrefix + id);
  return names.flatMap((name) =>
    instantsOf(state, name)
      .filter((instant) => instant > now + DAY)
      .map(
        (instant) =>
          `state: the bookmark ${formatInstant(instant)} of ${name} lies in the future; pass the state of this account's last run`,
      ),
  );
}

/** The same day and time so many months before, or the month's last day. */
function monthsBefore(instant: Micros, months: number): Micros {
  const date = new Date(Math.floor(instant / 1000));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, lastDay)) * 1000;
}
