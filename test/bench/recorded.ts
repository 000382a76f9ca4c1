// The ratios recorded in the repository, so a run can report what got worse.

import {readFileSync, writeFileSync} from 'node:fs';
import {path} from './peers/place.ts';
import type {Section} from './report/section.ts';
import type {ByNode} from './report/side-by-side.ts';

const FILE = path('test/bench/results.json');
/** Measurements are noisy, so smaller differences are not reported. */
export const TOLERANCE = 0.1;

type Figures = Readonly<Record<string, number>>;
export type Recorded = {
  readonly date: string;
  readonly where: string;
  /** On the first version of Node. */
  readonly cases: Readonly<Record<string, Figures>>;
  /** On each version of Node. */
  readonly nodes?: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
};

export const recorded = (): Recorded => JSON.parse(readFileSync(FILE, 'utf8'));

type Measured = {readonly byNode: ByNode; readonly quick: Section; readonly where: string};

export function record({byNode, quick, where}: Measured): void {
  const nodes = Object.fromEntries([...byNode].map(([version, sections]) => [version, figuresOf(sections)]));
  const [first = {}] = Object.values(nodes);
  const cases = {...first, quick: quick.figures};
  const all: Recorded = {date: new Date().toISOString().slice(0, 10), where, cases, nodes};
  writeFileSync(FILE, `${JSON.stringify(all, undefined, 2)}\n`);
}

const figuresOf = (sections: ReadonlyMap<string, Section>): Record<string, Figures> =>
  Object.fromEntries([...sections].map(([name, {figures}]) => [name, figures]));

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
