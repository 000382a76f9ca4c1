// Builds the time spans to read from the starts and the upper end. Pure.

import {type Micros, SECOND} from '../../values/instant.ts';
import type {Start} from './starts.ts';

/** A range that is fetched once for all bookmarks that need it. Both ends are inclusive. */
export type Span = {readonly from: Micros; readonly to: Micros; readonly starts: readonly Start[]};

/**
 * The spans up to the upper end, oldest first. A new span begins at each start, so that no range is read twice and the
 * versions of an order are written oldest first.
 */
export function spans(starts: readonly Start[], upper: Micros): Span[] {
  const begins = [...new Set(starts.map(({from}) => from))].filter((from) => from <= upper).sort((a, b) => a - b);
  return begins.map((from, index) => ({
    from,
    to: (begins[index + 1] ?? upper + 1) - 1,
    starts: starts.filter((start) => start.from <= from),
  }));
}

type Range = {readonly from: Micros; readonly to: Micros; readonly marketplaces?: readonly string[]};

/** What to fetch for a span: all marketplaces, unless every start names a marketplace. */
export function rangeOf({from, to}: Span, starts: readonly Start[]): Range {
  const codes = starts.map(({marketplace}) => marketplace);
  return {from, to, ...(!codes.includes(undefined) && {marketplaces: [...new Set(codes as string[])]})};
}

type Times = {readonly now: Micros; readonly endDate: Micros | undefined};

// The server's `Date` is in whole seconds, and an order may receive its `updated_at` a moment before it becomes
// visible.
const MARGIN = 2 * SECOND;

/** The instant up to which a run reads: one that the server's clock has certainly passed. */
export const upperEnd = ({now, endDate}: Times): Micros => Math.min(now - MARGIN, endDate ?? Number.POSITIVE_INFINITY);
