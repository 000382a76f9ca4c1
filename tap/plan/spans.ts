// Divides what the bookmarks want into spans, each of which is fetched once. Pure.

import {type Micros, SECOND} from '../../values/instant.ts';
import type {Wanted} from './wanted.ts';

/** A range that is fetched once for all bookmarks that want it. Both ends are inclusive. */
export type Span = {readonly from: Micros; readonly to: Micros; readonly wanted: readonly Wanted[]};

/**
 * The spans, oldest first. A span begins or ends wherever a range does, so that no range is read twice and the versions
 * of an order are written oldest first.
 */
export function spans(wanted: readonly Wanted[]): Span[] {
  const bounds = wanted.flatMap(({ranges}) => ranges.flatMap(({from, to}) => [from, to]));
  return [...new Set(bounds)]
    .sort((a, b) => a - b)
    .map((from, index, all) => ({from, to: (all[index + 1] ?? from) - 1, wanted: wanted.filter(wants(from))}))
    .filter((span) => span.wanted.length > 0);
}

/** The spans of each stream and marketplace by itself: the API filters actions by one marketplace at a time. */
export const spansApart = (wanted: readonly Wanted[]): Span[] => wanted.flatMap((one) => spans([one]));

const wants =
  (instant: Micros) =>
  ({ranges}: Wanted): boolean =>
    ranges.some(({from, to}) => from <= instant && instant < to);

type Range = {readonly from: Micros; readonly to: Micros; readonly marketplaces?: readonly string[]};

/** What to fetch for a span: all marketplaces, unless every bookmark names a marketplace. */
export function rangeOf({from, to}: Span, wanted: readonly Wanted[]): Range {
  const codes = wanted.map(({marketplace}) => marketplace);
  return {from, to, ...(!codes.includes(undefined) && {marketplaces: [...new Set(codes as string[])]})};
}

type Times = {readonly now: Micros; readonly endDate: Micros | undefined};

// The server's `Date` is in whole seconds, and an order may receive its `updated_at` a moment before it becomes
// visible.
const MARGIN = 2 * SECOND;

/** The last instant that a run reads: one that the server's clock has certainly passed. */
export const upperEnd = ({now, endDate}: Times): Micros => Math.min(now - MARGIN, endDate ?? Number.POSITIVE_INFINITY);
