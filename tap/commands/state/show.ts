// Implements `state show`: says what a state claims and, with a config, what the next run would read.

import type {Claims} from '../../../state/claims.ts';
import {isMark} from '../../../state/ranges.ts';
import {
  accountOf,
  bookmarkNames,
  claimsOf,
  type Finality,
  hasClaims,
  type State,
  versionOf,
} from '../../../state/state.ts';
import type {Micros} from '../../../values/instant.ts';
import {InputError} from '../../errors.ts';
import {finalityOf} from '../../plan/finality.ts';
import type {Contents} from '../../process/read-files.ts';
import type {Services} from '../../run/context.ts';
import {able, holdsClaims} from '../../run/feeds.ts';
import {readInput} from '../read-input.ts';
import type {Files} from '../words/given.ts';
import {statesIn} from './files.ts';
import {nextOf} from './next.ts';
import {type NextOptions, nextInput} from './next-input.ts';
import {asJson, asText, type Next, type Shown} from './text.ts';

type Command = {readonly paths: readonly string[]; readonly files: Files; readonly format: 'text' | 'json'};
type Standard = Omit<Services, 'runtime'>;

// The default of lookback_days, for bookmarks from version 0.1.
const DEFAULT_LOOKBACK = {lookbackDays: 7};

/** @throws InputError */
export async function stateShow({paths, files, format}: Command, {log, output, signal}: Standard): Promise<void> {
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) throw new InputError('state show needs one state file; - is stdin');
  const read = {...files, state: path};
  const place = {env: process.env, folder: process.cwd()};
  const {contents, config} = await readInput(read, {...place, signal});
  const now = Date.now() * 1000;
  const shown =
    files.configs.length === 0 ? claimed(path, contents, now) : planned(read, {...place, contents, config, log, now});
  await output.write((format === 'json' ? asJson : asText)(shown), signal);
}

function claimed(path: string, contents: Contents, now: Micros): Shown {
  const {state} = statesIn([path], contents).at(-1) as {state: State};
  const streams = bookmarkNames(state).filter(holdsClaims);
  return shownOf(state, streams, {finality: (stream) => finalityOf(DEFAULT_LOOKBACK, stream, now), next: () => null});
}

type Planned = NextOptions & {readonly now: Micros};

function planned(files: Files & {readonly state: string}, {now, ...options}: Planned): Shown {
  const input = nextInput(files, options);
  const finality = (stream: string) => finalityOf(input.config, stream, now);
  const next = nextOf(input, finality, now);
  const selected = able('claim', input.streams).map(({name}) => name);
  const streams = [...new Set([...selected, ...bookmarkNames(input.state).filter(holdsClaims)])];
  const nextFor = (stream: string) => (selected.includes(stream) ? (next.get(stream) ?? []) : null);
  return shownOf(input.state, streams, {finality, next: nextFor});
}

type Means = {readonly finality: (stream: string) => Finality; readonly next: (stream: string) => Next[] | null};

function shownOf(state: State, streams: readonly string[], {finality, next}: Means): Shown {
  const accounts = [...new Set(streams.flatMap((stream) => accountOf(state, stream) ?? []))];
  const entries = streams.map((stream) => [
    stream,
    {claims: claimsFor(state, stream, finality(stream)), next: next(stream)},
  ]);
  const versions = [
    ...new Set(streams.filter((stream) => hasClaims(state, stream)).map((stream) => versionOf(state, stream))),
  ];
  return {accounts, versions, streams: Object.fromEntries(entries)};
}

/** Leaves out marks, because they claim nothing. */
const claimsFor = (state: State, stream: string, finality: Finality): Claims =>
  new Map(
    [...claimsOf(state, stream, finality)]
      .map(([code, ranges]) => [code, ranges.filter((range) => !isMark(range))] as const)
      .filter(([, ranges]) => ranges.length > 0),
  );
