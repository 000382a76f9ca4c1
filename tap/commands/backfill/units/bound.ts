// Where one unit ends and the next begins: a whole second, so that every API understands it. Pure.

import type {Micros} from '../../../../values/instant.ts';

export type Bound = {
  readonly at: Micros;
  /** How many orders of the range were updated before it. */
  readonly before: number;
};

/** The bound that this number of orders precedes, or the closest one. */
export const closest = (bounds: readonly Bound[], target: number): Bound | undefined =>
  bounds.toSorted((a, b) => Math.abs(a.before - target) - Math.abs(b.before - target))[0];

/** How many orders should precede each bound, given the number of units. */
export const targetsOf = (orders: number, units: number): number[] =>
  Array.from({length: units - 1}, (_, index) => Math.round(((index + 1) * orders) / units));
