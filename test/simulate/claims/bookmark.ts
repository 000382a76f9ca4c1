// Reads a stream's bookmark from a state, in the current format and in that of version 0.1.

import {Broken} from '../failure.ts';
import {lookbackDaysOf} from '../streams.ts';
import {DAY, microsOf} from '../time.ts';
import {ALL, type Claims, mapRanges, parseClaims} from './claims.ts';
import {before, common} from './ranges.ts';

export type Bookmark = {
  readonly account_id?: string;
  readonly updated_at?: string;
  readonly claims?: unknown;
  /** Version 0.1 kept an instant for each marketplace. */
  readonly marketplaces?: Readonly<Record<string, string>>;
};

export type StateObject = {readonly bookmarks: Readonly<Record<string, Bookmark>>};

export const bookmarkIn = (state: unknown, stream: string): Bookmark =>
  (state as StateObject | undefined)?.bookmarks[stream] ?? {};

export const lookbackMicros = (days: number): number => Math.round(days * DAY);

/** Without `claims`, everything before an instant minus the lookback is claimed. */
export function claimsIn(state: unknown, stream: string, lookbackDays: number): Claims {
  const {claims, updated_at: all, marketplaces = {}} = bookmarkIn(state, stream);
  if (claims !== undefined) return parseClaims(claims);
  const texts = [...(all === undefined ? [] : [[ALL, all] as const]), ...Object.entries(marketplaces)];
  const back = lookbackMicros(lookbackDaysOf(stream, lookbackDays));
  return {
    ranges: new Map(texts.map(([code, text]) => [code, [before(instantOf(text) - back)]])),
    marks: new Map(),
  };
}

/** What the next state must still claim: without `claims`, only what is final. */
export function firmIn(state: unknown, stream: string, {lookbackDays, final}: Firm): Claims {
  const claims = claimsIn(state, stream, lookbackDays);
  const isBare = bookmarkIn(state, stream).claims === undefined;
  return isBare ? mapRanges(claims, (own) => common(own, [before(final)])) : claims;
}

/** What is younger than the instant `final` may become visible later. */
type Firm = {readonly lookbackDays: number; readonly final: number};

export const updatedAtIn = (state: unknown, stream: string): number | undefined => {
  const {updated_at: text} = bookmarkIn(state, stream);
  return text === undefined ? undefined : instantOf(text);
};

function instantOf(text: unknown): number {
  const micros = typeof text === 'string' ? microsOf(text) : undefined;
  if (micros === undefined) throw new Broken(`a bookmark is not a valid instant: ${text}`);
  return micros;
}
