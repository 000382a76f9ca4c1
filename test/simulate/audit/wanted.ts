// Which instants a run is to read, by marketplace, from its config and its input state; independent of the tap.

import {claimsIn, lookbackMicros} from '../claims/bookmark.ts';
import {ALL, type Claims, claimedFor, endsFor, mapRanges, NO_CLAIMS} from '../claims/claims.ts';
import {before, common, less, type Range, type Ranges} from '../claims/ranges.ts';
import type {PersonalPolicy} from '../personal.ts';
import type {Bookmarked} from '../streams.ts';
import {lookbackDaysOf, type MarketplaceStream} from '../streams.ts';
import {DAY} from '../time.ts';

export type Reading = {
  readonly input: unknown;
  readonly streams: readonly Bookmarked[];
  /** The streams of marketplaces. */
  readonly parts: readonly MarketplaceStream[];
  readonly policy: PersonalPolicy;
  /** The streams whose bookmarks are ignored. */
  readonly fullTable: readonly Bookmarked[];
  /** Undefined means all. */
  readonly scope: readonly string[] | undefined;
  readonly lookbackDays: number;
  readonly endDate: number | undefined;
  readonly startDate: number | undefined;
};

/** What the tap has learned about the server's time, in microseconds. */
export type Told = {
  /** The date of the login's response, which can be too late. */
  readonly login: number;
  /** The earliest date so far. */
  readonly earliest: number;
  /** How much earlier the time that the tap calculates from the two may be. */
  readonly doubt: number;
};

// Without a start date, a run begins 24 months ago; how many days these are depends on the day.
export const HISTORY = {shortest: 729 * DAY, longest: 732 * DAY};
export const MARGIN = 2_000_000;

export class Wanted {
  readonly #reading: Reading;
  readonly told: Told;
  readonly #known = new Map<string, Ranges>();

  constructor(reading: Reading, told: Told) {
    this.#reading = reading;
    this.told = told;
  }

  /** What is younger is not final. */
  final(stream: Bookmarked): number {
    return this.told.earliest - this.#lookback(stream);
  }

  /** What is older is final, even if the tap believes the time to be earlier. */
  surelyFinal(stream: Bookmarked): number {
    return this.final(stream) - this.doubt;
  }

  /** How much earlier the tap may believe the time to be. */
  get doubt(): number {
    return this.told.doubt;
  }

  /** The last instant that the run may read. */
  get upper(): number {
    return Math.min(this.told.earliest - MARGIN, this.#end);
  }

  /** The earliest instant at which the reading of a marketplace may begin. */
  begin(stream: Bookmarked, code: string): number {
    const start = this.#reading.startDate ?? this.told.earliest - HISTORY.longest;
    return Math.min(start, ...this.#endsBehind(stream, code, start));
  }

  /** The latest instant at which it may begin: a start at most one lookback after the end of a claim is moved back. */
  latestBegin(stream: Bookmarked, code: string): number {
    const start = this.#reading.startDate;
    if (start === undefined) return this.told.login - HISTORY.shortest;
    const ends = this.#endsBehind(stream, code, start);
    return ends.length > 0 ? Math.max(...ends) : start;
  }

  /** Whether a part of what the run reads begins at this instant. */
  isBegin(stream: Bookmarked, code: string, instant: number): boolean {
    const begins = [...this.must(stream, code), ...this.may(stream, code)].map(({from}) => from);
    const isDefault = this.#reading.startDate === undefined;
    const isNear = instant >= this.begin(stream, code) && instant <= this.latestBegin(stream, code);
    return begins.includes(instant) || (isDefault && isNear);
  }

  isInScope(code: string): boolean {
    return this.#reading.scope?.includes(code) ?? true;
  }

  /** The codes that the run's claims are kept under. */
  get codes(): readonly string[] {
    return this.#reading.scope ?? [ALL];
  }

  /** What the run has to read of a marketplace. */
  must(stream: Bookmarked, code: string): Ranges {
    return this.#once(`must ${stream} ${code}`, () => this.#must(stream, code));
  }

  /** What the run may read of a marketplace. */
  may(stream: Bookmarked, code: string): Ranges {
    return this.#once(`may ${stream} ${code}`, () => this.#may(stream, code));
  }

  #once(name: string, make: () => Ranges): Ranges {
    const known = this.#known.get(name) ?? make();
    this.#known.set(name, known);
    return known;
  }

  #must(stream: Bookmarked, code: string): Range[] {
    const {earliest, login, doubt} = this.told;
    const to = Math.min(earliest - MARGIN - doubt, this.#end) + 1;
    const from = this.latestBegin(stream, this.#keyOf(code));
    return this.#unclaimed({from, to}, {stream, code, final: login - this.#lookback(stream)});
  }

  #may(stream: Bookmarked, code: string): Range[] {
    const to = Math.min(this.told.login - MARGIN, this.#end) + 1;
    const key = this.#keyOf(code);
    const final = this.surelyFinal(stream);
    return this.#unclaimed({from: this.begin(stream, key), to}, {stream, code: key, final});
  }

  /** Without a scope, a marketplace is read with all the others. */
  #keyOf(code: string): string {
    return this.#reading.scope ? code : ALL;
  }

  #endsBehind(stream: Bookmarked, code: string, start: number): number[] {
    return endsFor(this.#claims(stream), code).filter((end) => end < start && start - end <= this.#lookback(stream));
  }

  /** The claims that the run takes into account. */
  #claims(stream: Bookmarked): Claims {
    const {fullTable, input, lookbackDays} = this.#reading;
    return fullTable.includes(stream) ? NO_CLAIMS : claimsIn(input, stream, lookbackDays);
  }

  #unclaimed(all: Range, {stream, code, final}: {stream: Bookmarked; code: string; final: number}): Range[] {
    const claimed: Ranges = common(claimedFor(this.#claims(stream), code), [before(final)]);
    return less(all.from < all.to ? [all] : [], claimed);
  }

  #lookback(stream: Bookmarked): number {
    return lookbackMicros(lookbackDaysOf(stream, this.#reading.lookbackDays));
  }

  get #end(): number {
    return this.#reading.endDate ?? Number.POSITIVE_INFINITY;
  }
}

type Begun = {readonly stream: Bookmarked; readonly reading: Reading};

/**
 * What remains of the claims when a run begins: a full table takes back what it will read. A run with a scope cannot
 * take back what is claimed for all.
 */
export function remaining(claims: Claims, {stream, reading}: Begun, read: (code: string) => Ranges): Claims {
  const {fullTable, scope} = reading;
  if (!fullTable.includes(stream)) return claims;
  return mapRanges(claims, (own, code) => (scope && !scope.includes(code) ? own : less(own, read(code))));
}
