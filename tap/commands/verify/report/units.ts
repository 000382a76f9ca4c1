// The config units that read missing and stale orders again. Pure.

import {formatInstant, HOUR, type Micros, SECOND, wholeSecond} from '../../../../values/instant.ts';
import type {Problem} from '../problem.ts';

// A unit costs a run, so orders that are near each other share one.
const MOST_UNITS = 20;
const NEAR = HOUR;

/** One line of JSON for each unit, in the form that `plan` writes; empty if nothing can be read again. */
export function unitLines(problems: readonly Problem[], accountId: number): string {
  const instants = problems.filter(({kind}) => kind !== 'deleted').flatMap(({updatedAt}) => updatedAt ?? []);
  return clusters(instants.sort((a, b) => a - b))
    .map(
      (own, index) =>
        `${JSON.stringify(unitOf(own, `${accountId}-repair-${String(index + 1).padStart(4, '0')}`, accountId))}\n`,
    )
    .join('');
}

const unitOf = (instants: readonly Micros[], unit: string, accountId: number) => ({
  unit,
  account_id: accountId,
  config: {
    start_date: formatInstant(wholeSecond(instants[0] ?? 0)),
    end_date: formatInstant(wholeSecond(instants.at(-1) ?? 0) + SECOND),
  },
  orders: instants.length,
});

/** Cuts at the largest gaps. */
function clusters(sorted: readonly Micros[]): Micros[][] {
  const gapBefore = (index: number): number =>
    (sorted[index] as Micros) - (sorted[index - 1] ?? Number.NEGATIVE_INFINITY);
  const largest = sorted
    .map((_, index) => index)
    .filter((index) => gapBefore(index) > NEAR)
    .sort((a, b) => gapBefore(b) - gapBefore(a))
    .slice(0, MOST_UNITS)
    .sort((a, b) => a - b);
  return largest.map((begin, index) => sorted.slice(begin, largest[index + 1]));
}
