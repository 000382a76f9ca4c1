// Sets of instants, as sorted ranges that neither overlap nor touch. Shares no code with the tap.

import {isoOf, microsOf} from '../time.ts';

/** From `from` up to, but not including, `to`, in microseconds. */
export type Range = {readonly from: number; readonly to: number};
export type Ranges = readonly Range[];

// The first instant that a state can name.
const EVER = microsOf('0001-01-01T00:00:00Z') as number;

/** Everything before an instant. */
export const before = (to: number): Range => ({from: EVER, to});

export function union(...sets: readonly Ranges[]): Range[] {
  const joined: Range[] = [];
  const all = sets.flat().filter(({from, to}) => from < to);
  for (const {from, to} of all.sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.to) joined[joined.length - 1] = {from: last.from, to: Math.max(last.to, to)};
    else joined.push({from, to});
  }
  return joined;
}

export function common(a: Ranges, b: Ranges): Range[] {
  const shared = a.flatMap((one) =>
    b.map((other) => ({from: Math.max(one.from, other.from), to: Math.min(one.to, other.to)})),
  );
  return union(shared);
}

export function less(from: Ranges, taken: Ranges): Range[] {
  return taken.reduce<Range[]>(
    (left, gone) =>
      left
        .flatMap(({from: begin, to}) => [
          {from: begin, to: Math.min(to, gone.from)},
          {from: Math.max(begin, gone.to), to},
        ])
        .filter(({from: begin, to}) => begin < to),
    [...from],
  );
}

export const has = (set: Ranges, instant: number): boolean => set.some(({from, to}) => from <= instant && instant < to);

export const rangesText = (set: Ranges): string =>
  set.length === 0 ? 'nothing' : set.map(({from, to}) => `${isoOf(from)}/${isoOf(to)}`).join(' ');
