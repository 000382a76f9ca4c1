// Ranges of instants, as immutable lists; knows nothing about states.

import type {Micros} from '../values/instant.ts';

/** From one instant up to, but excluding, another. An empty range marks where a reading began, and claims nothing. */
export type Range = {readonly from: Micros; readonly to: Micros};

export const isMark = ({from, to}: Range): boolean => from === to;

/** The mark of a reading that begins at this instant. */
export const markAt = (instant: Micros): Range => ({from: instant, to: instant});

/**
 * Sorts ranges and joins those that touch. A mark is kept only if nothing is later: then joining lists step by step, in
 * any order, gives the same result as joining them at once.
 */
export function joined(ranges: readonly Range[]): Range[] {
  const all: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = all.at(-1);
    if (last === undefined || range.from > last.to) all.push(range);
    else all[all.length - 1] = {from: last.from, to: Math.max(last.to, range.to)};
  }
  return all.filter((range, index) => !isMark(range) || index === all.length - 1);
}

/** The parts of the ranges that lie outside the others. */
export const without = (ranges: readonly Range[], others: readonly Range[]): Range[] =>
  others.reduce<Range[]>((left, other) => left.flatMap((range) => rest(range, other)), [...ranges]);

function rest(range: Range, {from, to}: Range): Range[] {
  if (isMark(range)) return range.from >= from && range.from <= to ? [] : [range];
  // A mark claims nothing, so it takes nothing away.
  if (from === to) return [range];
  return [
    {from: range.from, to: Math.min(range.to, from)},
    {from: Math.max(range.from, to), to: range.to},
  ].filter((part) => part.from < part.to);
}

/** Removes marks inside the range: a reading that includes a mark began earlier. */
export const withoutMarksIn = (ranges: readonly Range[], {from, to}: Range): Range[] =>
  ranges.filter((range) => !isMark(range) || range.from <= from || range.from >= to);

/** Of the ranges that end before the instant, keeps only the longest few. */
export function longestBefore(ranges: readonly Range[], instant: Micros, most: number): Range[] {
  const before = ranges.filter(({to}) => to < instant);
  const kept = new Set(before.toSorted((a, b) => b.to - b.from - (a.to - a.from)).slice(0, most));
  return ranges.filter((range) => range.to >= instant || kept.has(range));
}
