// What a run wants to read for each bookmark, given what the state already claims. Pure.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/config.ts';
import {ALL, claimedFor, EVER} from '../../state/claims.ts';
import {type Range, without} from '../../state/ranges.ts';
import {claimsOf, type Finality, type State} from '../../state/state.ts';
import {type Micros, monthsBefore} from '../../values/instant.ts';

/** What one stream wants from one marketplace, or from all of them. */
export type Wanted = {
  /** The name used in messages and bookmarks. */
  readonly stream: string;
  /** Undefined means all. */
  readonly marketplace?: string;
  /** Whether the stream reads everything again, whatever its bookmark claims. */
  readonly isFullTable: boolean;
  /** How far back the run reads. */
  readonly since: Micros;
  /** What is not yet claimed, oldest first. */
  readonly ranges: readonly Range[];
};

export type WantedInput = {
  readonly config: Pick<Config, 'startDate' | 'endDate' | 'lookbackDays'>;
  /** The incremental streams of the run. */
  readonly streams: readonly SelectedStream[];
  readonly scope: readonly string[] | undefined;
  readonly state: State;
  /** The server's clock. */
  readonly now: Micros;
  /** The last instant that the run reads. */
  readonly upper: Micros;
  /** By the name of the stream. */
  readonly finality: (stream: string) => Finality;
};

export const wantedOf = (input: WantedInput): Wanted[] =>
  input.streams.flatMap((stream) => (input.scope ?? [undefined]).map((code) => wantedFor(input, stream, code)));

export const HISTORY_MONTHS = 24;

/** How far back to read, according to the config. */
export const startOf = ({startDate}: Pick<Config, 'startDate'>, now: Micros): Micros =>
  startDate ?? monthsBefore(now, HISTORY_MONTHS);

function wantedFor(input: WantedInput, stream: SelectedStream, code: string | undefined): Wanted {
  const {config, state, now, upper} = input;
  const finality = input.finality(stream.name);
  const isFullTable = stream.replicationMethod === 'FULL_TABLE';
  const claimed = isFullTable ? [] : claimedFor(claimsOf(state, stream.name, finality), code ?? ALL);
  const start = Math.max(EVER, startOf(config, now));
  const since = backToClaim(start, claimed, finality.lookback);
  const known = claimed
    .map(({from, to}) => ({from, to: Math.min(to, finality.final)}))
    .filter(({from, to}) => from < to);
  const all = since <= upper ? [{from: since, to: upper + 1}] : [];
  return {
    stream: stream.name,
    ...(code !== undefined && {marketplace: code}),
    isFullTable,
    since,
    ranges: without(all, known),
  };
}

/** What was read shortly after a claim was not final, so a start date up to one lookback later does not cut it off. */
function backToClaim(start: Micros, claimed: readonly Range[], lookback: Micros): Micros {
  const ends = claimed.map(({to}) => to).filter((to) => to <= start && start - to <= lookback);
  return Math.min(start, ...ends);
}
