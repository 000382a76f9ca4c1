// How many orders of a cell both sides have, day by day of their import; one line of the report.

import {formatDay, type Micros} from '../../../../values/instant.ts';
import type {Problem} from '../problem.ts';

type Counts = {readonly lengow: number; readonly table: number};
type Side = keyof Counts;

export type Line = Counts & {
  readonly marketplace: string;
  /** A day, or the first and the last one. */
  readonly imported: string;
  readonly problems: readonly Problem[];
};

const UNDATED = '(none)';

export class Tally {
  readonly #marketplace: string;
  /** The cell that the orders belong to. */
  readonly cell: string;
  readonly #days = new Map<string, Counts>();

  constructor(marketplace: string, cell: string) {
    this.#marketplace = marketplace;
    this.cell = cell;
  }

  add(side: Side, importedAt: Micros | undefined): void {
    const day = dayOf(importedAt);
    const counts = this.#days.get(day) ?? {lengow: 0, table: 0};
    this.#days.set(day, {...counts, [side]: counts[side] + 1});
  }

  /** Only the day of the problems, if they share one. */
  line(problems: readonly Problem[]): Line {
    const [day, ...others] = new Set(problems.map(({importedAt}) => dayOf(importedAt)));
    const days = day !== undefined && others.length === 0 ? [day] : [...this.#days.keys()].sort();
    const sum = (side: Side) => days.reduce((total, one) => total + (this.#days.get(one)?.[side] ?? 0), 0);
    const imported = days.length > 1 ? `${days[0]} to ${days.at(-1)}` : (days[0] ?? '');
    return {marketplace: this.#marketplace, imported, lengow: sum('lengow'), table: sum('table'), problems};
  }
}

const dayOf = (importedAt: Micros | undefined): string => (importedAt === undefined ? UNDATED : formatDay(importedAt));
