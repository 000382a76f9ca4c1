// All mutants that the simulation must catch, and the search for a world that catches each of them.

import {Broken} from '../failure.ts';
import {simulate} from '../simulate.ts';
import type {Mutant} from './mutant.ts';
import {readingMutants} from './reading.ts';
import {requestMutants} from './request-mutants.ts';
import {stateMutants, unpatch} from './state-mutants.ts';

export const mutants: readonly Mutant[] = [...readingMutants, ...stateMutants, ...requestMutants];

export type Caught = {readonly runs: number; readonly seed: number; readonly by: string};

/** Returns the first seed whose run fails, or undefined if there is none. */
export async function hunt(
  {tap, without = []}: Mutant,
  {first, most}: {first: number; most: number},
): Promise<Caught | undefined> {
  for (let seed = first; seed < first + most; seed += 1) {
    const {broken} = await simulate(seed, {tap, without: new Set(without), mostOrders: 3000});
    unpatch();
    if (broken && !(broken instanceof Broken)) throw broken;
    if (broken) return {runs: seed - first + 1, seed, by: broken.message};
  }
  return;
}
