// The only claims that a run may drop: of the ranges before all that it wants, the ten longest stay.

import type {Claims} from '../claims/claims.ts';
import type {Range, Ranges} from '../claims/ranges.ts';
import type {Bookmarked} from '../streams.ts';
import type {Wanted} from './wanted.ts';

const MOST = 10;

type Kept = {readonly to: Claims; readonly stream: Bookmarked; readonly code: string; readonly wanted: Wanted};

/** Whether all that was lost lies before what the run wants, and ten other ranges, at least as long, stay. */
export function isCapped(lost: Ranges, {to, stream, code, wanted}: Kept): boolean {
  const begin = wanted.latestBegin(stream, code);
  const tenth = past(to, code, begin)
    .map(length)
    .sort((a, b) => b - a)[MOST - 1];
  return tenth !== undefined && lost.every((range) => range.to < begin && length(range) <= tenth);
}

/** Whether more ranges than allowed lie before all that the run wants. */
export const isOverCap = ({to, stream, code, wanted}: Kept): boolean =>
  past(to, code, wanted.begin(stream, code)).length > MOST;

const past = ({ranges}: Claims, code: string, begin: number): Range[] =>
  (ranges.get(code) ?? []).filter(({to}) => to < begin);

const length = ({from, to}: Range): number => to - from;
