// The streams of a simulated run: those that have bookmarks, and those that list the account's marketplaces.

import {BOOKMARKED, MARKETPLACE_PARTS} from '../helpers/streams.ts';

export type Bookmarked = (typeof BOOKMARKED)[number];

export const MARKETPLACE_STREAMS = ['marketplace', ...MARKETPLACE_PARTS] as const;
export type MarketplaceStream = (typeof MARKETPLACE_STREAMS)[number];

export type SimulatedStream = Bookmarked | MarketplaceStream;
export const SIMULATED_STREAMS: readonly SimulatedStream[] = [...BOOKMARKED, ...MARKETPLACE_STREAMS];

export const isMarketplaceStream = (stream: SimulatedStream): stream is MarketplaceStream =>
  MARKETPLACE_STREAMS.some((one) => one === stream);

/** Results move `updated_at`, so actions never need a longer lookback. */
const LONGEST_OF_ACTIONS = 1;

export const lookbackDaysOf = (stream: string, days: number): number =>
  stream === 'order_action' ? Math.min(days, LONGEST_OF_ACTIONS) : days;
