// All mutants that the simulation must catch, and the search for a world that catches each of them.

import {Broken} from '../failure.ts';
import {simulate} from '../simulate.ts';
import {engine} from '../tap.ts';
import type {Feature} from '../traits.ts';
import {actionMutants} from './action-mutants.ts';
import {airbyteMutants} from './airbyte-mutants.ts';
import {answerMutants} from './answer-mutants.ts';
import {claimMutants} from './claim-mutants.ts';
import type {Mutant} from './mutant.ts';
import {unpatch} from './patch.ts';
import {readingMutants} from './reading.ts';
import {requestMutants} from './request-mutants.ts';
import {stateMutants} from './state-mutants.ts';

export const mutants: readonly Mutant[] = [
  ...readingMutants,
  ...stateMutants,
  ...claimMutants,
  ...requestMutants,
  ...answerMutants,
  ...actionMutants,
  ...airbyteMutants,
];

export type Caught = {readonly runs: number; readonly seed: number; readonly by: string};

/** Returns the first seed whose run fails, or undefined if there is none. */
export async function hunt(
  {tap, merge, without = [], isOfAirbyte = false, lies}: Mutant,
  {first, most}: {first: number; most: number},
): Promise<Caught | undefined> {
  const features: readonly Feature[] = isOfAirbyte ? without : [...without, 'airbyte'];
  for (let seed = first; seed < first + most; seed += 1) {
    const options = {without: new Set(features), mostOrders: 3000, lies, merge};
    const {broken, counts} = await simulate(seed, {...options, tap});
    unpatch();
    if (broken && !(broken instanceof Broken)) throw broken;
    if (broken) return {runs: seed - first + 1, seed, by: broken.message};
    // Repeated false responses may make even the real tap lose orders, so check that it loses none in this world.
    const isWorse = counts.lost > 0 && (await simulate(seed, {...options, tap: engine})).counts.lost === 0;
    if (isWorse) return {runs: seed - first + 1, seed, by: 'it lost orders that the real tap does not lose'};
  }
  return;
}
