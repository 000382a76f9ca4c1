// Finds bounds at which no order of the table was imported. Whether Lengow includes the bounds of a filter, and how
// precisely it compares them, does not matter there. Pure.

import {HOUR, type Micros, SECOND} from '../../../../values/instant.ts';

/** How far a bound may be moved. */
export const REACH = 12 * HOUR;

// Bounds are sent up to two seconds wider, Lengow may round them, and the table's instants are truncated to seconds.
const QUIET = 5 * SECOND;

/**
 * The instant nearest to the wanted one that is far enough from every import; the wanted one if there is none.
 *
 * @param imports within reach of the wanted instant, in any order
 * @param earliest no earlier than this
 */
export function quietNear(wanted: Micros, imports: readonly Micros[], earliest = wanted - REACH): Micros {
  const busy = [earliest - QUIET, ...imports.toSorted((a, b) => a - b), wanted + REACH + QUIET];
  const gaps = busy.slice(1).map((end, index) => ({from: (busy[index] as Micros) + QUIET, to: end - QUIET}));
  const nearest = gaps
    .filter(({from, to}) => from <= to && to >= earliest)
    .map(({from, to}) => Math.min(Math.max(wanted, from, earliest), to))
    .sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return nearest[0] ?? wanted;
}
