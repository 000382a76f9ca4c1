// Merges things that appear several times in an order. Takes linear time even if thousands of things share a name,
// unless they have different sets of known values.

import type {Thing} from './alike.ts';
import {Candidates} from './candidates.ts';
import type {Row} from './stream.ts';

export type Appearance = {
  /** Null if the appearance cannot match any other. */
  readonly name: string | null;
  /** The values that decide whether two appearances with the same name match. Null where a value is unknown. */
  readonly values: Row;
  /** Two appearances in the same place never match. Undefined if any two appearances may match. */
  readonly place?: number;
};

/** Assigns each appearance to the first thing that has the same name and no conflicting values. */
export function united<T extends Appearance>(appearances: readonly T[]): readonly Thing<T>[] {
  const things: Thing<T>[] = [];
  const byName = new Map<string, Candidates<T>>();
  for (const appearance of appearances) {
    const {name, values, place} = appearance;
    const candidates = (name === null ? undefined : byName.get(name)) ?? new Candidates<T>();
    if (name !== null) byName.set(name, candidates);
    const known = candidates.find(values, place);
    known?.appearances.push(appearance);
    if (known) candidates.join(known, values, place);
    else things.push(candidates.add({appearances: [appearance], position: things.length, values, place}));
  }
  return things;
}
