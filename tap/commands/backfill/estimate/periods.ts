// Months, quarters and years in UTC: where they begin and what they are called. Pure.

import type {Micros} from '../../../../values/instant.ts';

export const GRAINS = ['month', 'quarter', 'year'] as const;

export type Grain = (typeof GRAINS)[number];

/** Both ends are inclusive. */
export type Range = {readonly from: Micros; readonly to: Micros};

const MONTHS: Readonly<Record<Grain, number>> = {month: 1, quarter: 3, year: 12};

/** Where the range is split: the first instants of all periods that begin in it, except at its start. */
export function bordersOf({from, to}: Range, grain: Grain): Micros[] {
  const borders: Micros[] = [];
  for (let border = nextPeriod(from, grain); border <= to; border = nextPeriod(border, grain)) borders.push(border);
  return borders;
}

function nextPeriod(instant: Micros, grain: Grain): Micros {
  const date = dateOf(instant);
  const months = MONTHS[grain];
  return Date.UTC(date.getUTCFullYear(), (Math.floor(date.getUTCMonth() / months) + 1) * months) * 1000;
}

/** `2024-12`, `2024-Q4` or `2024`: sorted by name, they are sorted by time. */
export function nameOf(instant: Micros, grain: Grain): string {
  const iso = dateOf(instant).toISOString();
  if (grain === 'year') return iso.slice(0, 4);
  return grain === 'month' ? iso.slice(0, 7) : `${iso.slice(0, 4)}-Q${Math.ceil(Number(iso.slice(5, 7)) / 3)}`;
}

const dateOf = (instant: Micros): Date => new Date(Math.floor(instant / 1000));

/** The names of all periods that the ranges touch, oldest first. */
export const namesOf = (ranges: readonly Range[], grain: Grain): string[] => [
  ...new Set(
    ranges.flatMap((range) => [range.from, ...bordersOf(range, grain)].map((instant) => nameOf(instant, grain))),
  ),
];
