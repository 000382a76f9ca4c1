// Calculates where a run must start reading, independently of the tap.

import type {OrderStream} from '../../helpers/streams.ts';
import {DAY} from '../time.ts';
import {bookmarkOf, claimsOf} from './claims.ts';

export type Reading = {
  readonly input: unknown;
  readonly streams: readonly OrderStream[];
  /** The streams whose bookmarks are ignored. */
  readonly fullTable: readonly OrderStream[];
  /** Undefined means all. */
  readonly scope: readonly string[] | undefined;
  readonly lookbackDays: number;
  readonly endDate: number | undefined;
  readonly startDate: number | undefined;
};

/**
 * Returns the start for one marketplace in a stream, or for all. Without a configured start date, this is the latest
 * possible start.
 */
export function beginOf(
  {input, lookbackDays, startDate, fullTable}: Reading,
  {stream, code, loginMs}: {stream: OrderStream; code: string; loginMs: number},
): number {
  const bookmark = fullTable.includes(stream) ? undefined : bookmarkOf(claimsOf(input, stream), code);
  const start = startDate ?? loginMs * 1000 - 729 * DAY;
  if (bookmark === undefined) return start;
  const back = bookmark - lookbackDays * DAY;
  // Only a configured start date is exact enough to be considered later than a bookmark.
  return startDate !== undefined && startDate > bookmark ? back : Math.max(start, back);
}
