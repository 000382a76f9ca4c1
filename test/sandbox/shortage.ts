// Determines which matching orders a false response omits.
import type {Shortage} from './faults.ts';
import {DAY} from './instants.ts';
import type {Entry} from './timeline.ts';

/** Returns the orders that a response still includes. @param now the current time on the shop's clock */
export const remaining = (all: readonly Entry[], now: number, shortage: Shortage | undefined): readonly Entry[] =>
  shortage === undefined ? all : KEEPS[shortage](all, now);

const KEEPS: Readonly<Record<Shortage, (all: readonly Entry[], now: number) => readonly Entry[]>> = {
  'none-found': () => [],
  'half-found': (all) => all.filter((_, index) => index % 2 === 0),
  'few-found': (all) => all.slice(0, 4),
  'half-a-year-behind': (all, now) => all.filter(({updatedAt}) => updatedAt <= now - 180 * DAY),
};
