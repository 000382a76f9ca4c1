// Which dates and accounts in the config and the state make a run impossible. Pure.

import {accountOf, instantsOf} from '../../state/state.ts';
import type {Fault} from '../../values/fault.ts';
import {DAY, formatInstant} from '../../values/instant.ts';
import {HISTORY_MONTHS, type Wanted, type WantedInput} from './wanted.ts';

/** Where settings and bookmarks come from, to be named in faults. */
export type Places = {
  /** The file or environment variable that a setting comes from. */
  readonly config: (key: string) => string;
  /** The state file. */
  readonly state: string;
};

type RefusedInput = Pick<WantedInput, 'config' | 'streams' | 'state' | 'now' | 'upper'> & {readonly places: Places};

type AccountInput = Pick<WantedInput, 'streams' | 'state'> & {readonly places: Pick<Places, 'state'>};

/** State files are easily mixed up, and that of another account would silently skip part of the history. */
export const accountRefusals = (id: number, {streams, state, places}: AccountInput): string[] =>
  streams.flatMap(({name}) => {
    const account = accountOf(state, name);
    return account === undefined || account === String(id)
      ? []
      : `${places.state}: ${name} was written for account ${account}, but these keys read account ${id}; use the state of account ${id}`;
  });

export function dateFaults(input: RefusedInput, wanted: readonly Wanted[]): Fault[] {
  const isTooLate = wanted.some(({since}) => since > input.upper);
  return [...futureFaults(input), ...(isTooLate ? [startTooLate(input)] : [])];
}

const startTooLate = ({config: {startDate}, upper, places}: RefusedInput): Fault =>
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

// A full-table stream ignores its bookmark, so it is not checked.
const futureFaults = ({streams, state, now, places}: RefusedInput): Fault[] =>
  streams
    .filter(({replicationMethod}) => replicationMethod === 'INCREMENTAL')
    .flatMap(({name}) => instantsOf(state, name))
    .filter(({instant}) => instant > now + DAY)
    .map(({pointer, instant}) => ({
      where: places.state,
      pointer,
      found: `${pointer.endsWith('/claims') ? 'names' : 'is'} ${formatInstant(instant)}, which is in the future`,
      expected: "the state from this account's last run",
    }));
