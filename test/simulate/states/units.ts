// Cuts what a run reads into units, in whole seconds; neighbours share their bound.

import type {Reading} from '../audit/wanted.ts';
import type {Chance} from '../chance.ts';
import {DAY, HOUR, SECOND, wholeSecond} from '../time.ts';

type Unit = Pick<Reading, 'startDate' | 'endDate'>;

export function unitsOf({startDate, endDate}: Reading, chance: Chance, nowMs: number): Unit[] {
  const now = Math.floor(nowMs) * 1000;
  const from = startDate ?? now - 700 * DAY;
  // The server's clock may be hours behind, and a run refuses a start in its future.
  const latest = now - 8 * HOUR;
  const to = Math.max(Math.min(endDate ?? latest, latest), from + SECOND);
  const inner = Array.from({length: chance.int(1, 4)}, () => wholeSecond(from + chance.next() * (to - from)));
  const bounds = [from, ...inner.filter((bound) => bound > from).sort((a, b) => a - b), to];
  return bounds.slice(1).map((bound, index) => ({startDate: bounds[index], endDate: bound}));
}
