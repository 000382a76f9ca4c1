// Where reading starts for each bookmark, and which bookmarks are refused. Pure.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/config.ts';
import type {State} from '../../state/state.ts';
import {bookmarkOf, instantsOf} from '../../state/state.ts';
import type {Fault} from '../../values/fault.ts';
import {DAY, formatInstant, type Micros} from '../../values/instant.ts';

/** Where reading starts for one bookmark of a stream, which covers one marketplace or all. */
export type Start = {
  /** The name used in messages and bookmarks. */
  readonly stream: string;
  readonly marketplace?: string;
  readonly from: Micros;
};

/** Where settings and bookmarks come from, to be named in faults. */
export type Places = {
  /** The file or environment variable that a setting comes from. */
  readonly config: (key: string) => string;
  /** The state file. */
  readonly state: string;
};

export type StartsInput = {
  readonly config: Pick<Config, 'startDate' | 'endDate' | 'lookbackDays'>;
  /** The incremental streams of the run. */
  readonly streams: readonly SelectedStream[];
  readonly scope: readonly string[] | undefined;
  readonly state: State;
  /** The server's clock. */
  readonly now: Micros;
  /** The upper end of the run. */
  readonly upper: Micros;
  readonly places: Places;
};

type Starts = {
  readonly starts: readonly Start[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly string[];
};

export function startsOf(input: StartsInput): Starts {
  const {streams, scope} = input;
  const wanted = streams.flatMap((stream) => (scope ?? [undefined]).map((code) => ({stream, code})));
  const read = wanted.map(({stream, code}) => startOf(input, stream, code));
  return {
    starts: read.map(({start}) => start),
    faults: [...futureFaults(input), ...read.flatMap(({fault}) => fault ?? [])],
    warnings: read.flatMap(({warning}) => warning ?? []),
  };
}

const HISTORY_MONTHS = 24;

type StartRead = {readonly start: Start; readonly fault?: Fault; readonly warning?: string};

function startOf(input: StartsInput, stream: SelectedStream, code: string | undefined): StartRead {
  const {config, state, now, upper, places} = input;
  const {name} = stream;
  const bookmark = stream.replicationMethod === 'FULL_TABLE' ? undefined : bookmarkOf(state, name, code);
  const earliest = config.startDate ?? monthsBefore(now, HISTORY_MONTHS);
  const from = begin({bookmark, earliest, lookback: Math.round(config.lookbackDays * DAY)});
  const start = {stream: name, from, ...(code !== undefined && {marketplace: code})};
  if (bookmark === undefined && earliest > upper) return {start, fault: startTooLate(input)};
  if (bookmark === undefined) return {start};
  if (config.endDate !== undefined && config.endDate <= bookmark)
    return {start, fault: endTooEarly(places, name, bookmark)};
  const isIgnored = config.startDate !== undefined && config.startDate > bookmark;
  const warning = `${places.config('start_date')}: /start_date is later than the bookmark for ${name} and is ignored`;
  return {start, ...(isIgnored && {warning})};
}

type Range = {
  readonly bookmark: Micros | undefined;
  readonly earliest: Micros;
  readonly lookback: Micros;
};

/**
 * Reading starts one lookback period before the bookmark, but no earlier than `earliest`, unless `earliest` is after
 * the bookmark.
 */
export function begin({bookmark, earliest, lookback}: Range): Micros {
  if (bookmark === undefined) return earliest;
  // There were no marketplaces before 1970, and the API may not be able to parse much earlier dates.
  const from = Math.max(0, bookmark - lookback);
  return earliest > bookmark ? from : Math.max(earliest, from);
}

const startTooLate = ({config: {startDate}, upper, places}: StartsInput): Fault =>
  startDate === undefined
    ? {
        where: places.config('end_date'),
        pointer: '/end_date',
        found: `is more than ${HISTORY_MONTHS} months ago, and without a start_date only ${HISTORY_MONTHS} months are read`,
        expected: 'an earlier start_date',
      }
    : {
        where: places.config('start_date'),
        pointer: '/start_date',
        found: `is ${formatInstant(startDate)}, which is later than any data that can be read`,
        expected: `a date before ${formatInstant(upper)}`,
      };

const endTooEarly = ({config}: Places, stream: string, bookmark: Micros): Fault => ({
  where: config('end_date'),
  pointer: '/end_date',
  found: `is not after the bookmark for ${stream}, ${formatInstant(bookmark)}, so there is nothing to read`,
  expected: 'a later date; to read an older range, run without --state and keep the new state separate',
});

// A full-table stream ignores its bookmark, so it is not checked.
const futureFaults = ({streams, state, now, places}: StartsInput): Fault[] =>
  streams
    .filter(({replicationMethod}) => replicationMethod === 'INCREMENTAL')
    .flatMap(({name}) => instantsOf(state, name))
    .filter(({instant}) => instant > now + DAY)
    .map(({pointer, instant}) => ({
      where: places.state,
      pointer,
      found: `is ${formatInstant(instant)}, which is in the future`,
      expected: "the state from this account's last run",
    }));

/** The same day and time a number of months earlier, or the last day of that month if it is too short. */
function monthsBefore(instant: Micros, months: number): Micros {
  const date = new Date(Math.floor(instant / 1000));
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, lastDay)) * 1000;
}
