// Draws which streams a run selects beside orders and trackings, and its policy for personal data. Their generators are
// their own, so that runs without further streams read the same as before.

import type {Reading} from './audit/wanted.ts';
import type {Chance} from './chance.ts';
import {CLOSED, drawPolicy} from './personal.ts';
import type {Bookmarked} from './streams.ts';
import type {Traits} from './traits.ts';

type Selected = Pick<Reading, 'streams' | 'parts' | 'fullTable'>;

/** Adds any of the world's further streams; sometimes nothing else is selected. */
export function withFurther(traits: Traits, chance: Chance, base: Omit<Selected, 'parts'>): Selected {
  const all = furtherIn(traits);
  if (all.length === 0 && traits.parts.length === 0) return {...base, parts: []};
  const further = all.filter(() => chance.is(0.7));
  const parts = traits.parts.filter(() => chance.is(0.7));
  const isAlone = chance.is(0.2) && further.length > 0;
  const isFull = chance.is(traits.configChanges / 4);
  const full = further.filter(() => chance.is(0.6));
  return {
    streams: isAlone ? further : [...base.streams, ...further],
    parts,
    fullTable: isFull ? [...base.fullTable, ...full] : base.fullTable,
  };
}

/** The last run selects them all. */
export const furtherIn = ({children, hasActions}: Traits): readonly Bookmarked[] => [
  ...children,
  ...(hasActions ? (['order_action'] as const) : []),
];

/** Another policy than before, or the same. */
export const policyFor = ({policy}: Traits, chance: Chance, old: Reading | undefined): Reading['policy'] =>
  chance.is(policy) ? drawPolicy(chance) : (old?.policy ?? CLOSED);
