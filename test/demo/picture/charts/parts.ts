// The parts of which bars consist.

import type {Bar} from '../figures.ts';

const NAMES = ['bad', 'good', 'unknown'] as const;
type Name = (typeof NAMES)[number];

/** What the parts of a bar are called, and of what they are parts. */
export type Words = Readonly<Record<Name, string>> & {readonly of: string};

export type Part = Pick<Bar, 'group' | 'marketplace'> & {readonly part: Name; readonly count: number};

/** The parts that are not empty. */
export const partsOf = (bars: readonly Bar[]): Part[] =>
  bars
    .flatMap(({group, marketplace, ...counts}) =>
      NAMES.map((part) => ({group, marketplace, part, count: counts[part]})),
    )
    .filter((part) => part.count > 0);
