// The ratios recorded in the repository, so a run can report what got worse.

import {readFileSync, writeFileSync} from 'node:fs';
import {path} from './peers/place.ts';
import type {Section} from './report/section.ts';

const FILE = path('test/bench/results.json');
/** Measurements are noisy, so smaller differences are not reported. */
export const TOLERANCE = 0.1;

type Figures = Readonly<Record<string, number>>;
export type Recorded = {
  readonly date: string;
  readonly where: string;
  readonly cases: Readonly<Record<string, Figures>>;
};

export const recorded = (): Recorded => JSON.parse(readFileSync(FILE, 'utf8'));

export function record(sections: ReadonlyMap<string, Section>, where: string): void {
  const cases = Object.fromEntries([...sections].map(([name, {figures}]) => [name, figures]));
  const all: Recorded = {date: new Date().toISOString().slice(0, 10), where, cases};
  writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
}

/** Returns a line for each of our tap's figures that is present in both. Lower is better. */
export function compared(now: Figures, before: Figures = {}): string[] {
  return Object.entries(now)
    .filter(([name]) => name.includes('tap-lengow') && before[name] !== undefined)
    .map(([name, figure]) => {
      const change = figure / (before[name] as number) - 1;
      const verdict = change > TOLERANCE ? 'WORSE' : change < -TOLERANCE ? 'better' : 'as recorded';
      return `${verdict}: ${name} ${figure.toFixed(2)}, recorded ${before[name]?.toFixed(2)} (${(change * 100).toFixed(0)} %)`;
    });
}
