// Who reads which stretch: the bookmarks, the lookback and the upper end made into spans of time. Pure.

import type {Micros} from '../../values/instant.ts';

/** What one bookmark stands for: a stream, of one marketplace or of all. */
export type Claim = {
  readonly stream: string;
  readonly marketplace?: string;
  /** Where it begins to read. */
  readonly from: Micros;
};

/** A stretch that several claims read together: one fetch feeds them all. Both ends are inclusive. */
export type Span = {readonly from: Micros; readonly to: Micros; readonly claims: readonly Claim[]};

/**
 * The spans up to the upper end, oldest first. Each begins where another claim joins in, so that no stretch is read
 * twice and each order is written from old to new.
 */
export function spans(claims: readonly Claim[], upper: Micros): Span[] {
  const starts = [...new Set(claims.map(({from}) => from))].filter((from) => from <= upper).sort((a, b) => a - b);
  return starts.map((from, index) => ({
    from,
    to: (starts[index + 1] ?? upper + 1) - 1,
    claims: claims.filter((claim) => claim.from <= from),
  }));
}

type Range = {
  readonly bookmark: Micros | undefined;
  readonly start: Micros;
  readonly lookback: Micros;
};

/** The lookback reaches before the bookmark, but not before the start, unless that is later than the bookmark itself. */
export function begin({bookmark, start, lookback}: Range): Micros {
  if (bookmark === undefined) return start;
  // Before 1970 there are no marketplaces, and soon no dates that the API can read.
  const from = Math.max(0, bookmark - lookback);
  return start > bookmark ? from : Math.max(start, from);
}

/** The marketplaces to ask for: undefined is all. */
export function scopeOf(claims: readonly Claim[]): readonly string[] | undefined {
  const codes = claims.map(({marketplace}) => marketplace);
  return codes.includes(undefined) ? undefined : [...new Set(codes as string[])];
}
