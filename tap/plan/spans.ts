// Who reads which stretch of time: starts and the upper end made into spans. Pure.

import {type Micros, SECOND} from '../../values/instant.ts';

/** Where a bookmark begins to read: that of a stream, for one marketplace or for all. */
export type Start = {
  /** As messages and bookmarks name it. */
  readonly stream: string;
  readonly marketplace?: string;
  readonly from: Micros;
};

/** A stretch that several bookmarks read together: one fetch feeds them all. Both ends are inclusive. */
export type Span = {readonly from: Micros; readonly to: Micros; readonly starts: readonly Start[]};

/**
 * The spans up to the upper end, oldest first. Each begins where another start joins in, so that no stretch is read
 * twice and each order is written from old to new.
 */
export function spans(starts: readonly Start[], upper: Micros): Span[] {
  const begins = [...new Set(starts.map(({from}) => from))].filter((from) => from <= upper).sort((a, b) => a - b);
  return begins.map((from, index) => ({
    from,
    to: (begins[index + 1] ?? upper + 1) - 1,
    starts: starts.filter((start) => start.from <= from),
  }));
}

/** The marketplaces to ask for; undefined is all. */
export function marketplacesOf(starts: readonly Start[]): readonly string[] | undefined {
  const codes = starts.map(({marketplace}) => marketplace);
  return codes.includes(undefined) ? undefined : [...new Set(codes as string[])];
}

type Times = {readonly now: Micros; readonly endDate: Micros | undefined};

// The server's `Date` counts whole seconds, and an order may get its stamp a moment before it can be seen.
const MARGIN = 2 * SECOND;

/** Up to when a run reads: never later than the server's clock has surely passed. */
export const upperEnd = ({now, endDate}: Times): Micros => Math.min(now - MARGIN, endDate ?? Number.POSITIVE_INFINITY);
