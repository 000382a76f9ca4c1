// Which orders a response lacks although they match the query.
import type {Shortage} from './faults.ts';
import {DAY} from './instants.ts';
import type {Entry} from './timeline.ts';

/** The orders that the API still finds. @param now the shop's time */
export const remaining = (all: readonly Entry[], now: number, shortage: Shortage | undefined): readonly Entry[] =>
  shortage === undefined ? all : KEEPS[shortage](all, now);

const KEEPS: Readonly<Record<Shortage, (all: readonly Entry[], now: number) => readonly Entry[]>> = {
  'none-found': () => [],
  'half-found': (all) => all.filter((_, index) => index % 2 === 0),
  'few-found': (all) => all.slice(0, 4),
  'half-a-year-behind': (all, now) => all.filter(({updatedAt}) => updatedAt <= now - 180 * DAY),
};
