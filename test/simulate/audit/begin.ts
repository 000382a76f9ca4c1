// Where a run begins to read, by the auditor's own hand.

import type {OrderStream} from '../../helpers/streams.ts';
import {DAY} from '../time.ts';
import {bookmarkOf, claimsOf} from './claims.ts';

export type Reading = {
  readonly input: unknown;
  readonly streams: readonly OrderStream[];
  /** Those that ignore their bookmark. */
  readonly fullTable: readonly OrderStream[];
  /** Undefined: all. */
  readonly scope: readonly string[] | undefined;
  readonly lookbackDays: number;
  readonly endDate: number | undefined;
  readonly startDate: number | undefined;
};

/** For a claim, that is a stream of a marketplace or of all. Without a start it is the latest that it may be. */
export function beginOf(
  {input, lookbackDays, startDate, fullTable}: Reading,
  {stream, code, loginMs}: {stream: OrderStream; code: string; loginMs: number},
): number {
  const bookmark = fullTable.includes(stream) ? undefined : bookmarkOf(claimsOf(input, stream), code);
  const start = startDate ?? loginMs * 1000 - 729 * DAY;
  if (bookmark === undefined) return start;
  const back = bookmark - lookbackDays * DAY;
  // Only a start that was given is known exactly enough to lie behind a bookmark.
  return startDate !== undefined && startDate > bookmark ? back : Math.max(start, back);
}
