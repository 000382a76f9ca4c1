// Merges the trackings of one parcel, which may appear in several packages of an order.

import {parseExactly} from '../../values/exact-json.ts';
import {jsonOf} from '../../values/json.ts';
import type {Row, Value} from './stream.ts';
import type {Tracking} from './trackings.ts';
import {united} from './united.ts';

/**
 * One tracking for each parcel. Two trackings with the same number belong to one parcel unless a known value differs.
 *
 * @param lineIdsPlace the index of the line ids; these may differ, because the parcel receives the line ids of all its
 * trackings
 */
export function parcelsOf(trackings: readonly Tracking[], lineIdsPlace: number): readonly Tracking[] {
  if (trackings.length < 2) return trackings;
  const shown = trackings.map((tracking) => {
    return {name: tracking.number, tracking, values: tracking.own.with(lineIdsPlace, null)};
  });
  return united(shown).map(({appearances, values}) => {
    const lineIds = unitedLineIds(appearances.map(({tracking: {own}}) => own[lineIdsPlace] as Value));
    return {...(appearances[0] as (typeof shown)[number]).tracking, own: values.with(lineIdsPlace, lineIds)};
  });
}

function unitedLineIds(values: Row): Value {
  const known = values.filter((value) => typeof value === 'string');
  if (known.length < 2) return known[0] ?? null;
  const ids = known.flatMap((text) => parseExactly(text) as unknown[]);
  return `[${[...new Set(ids.map(jsonOf))].join(',')}]`;
}
