// Shrinks a failing case by removing everything that is not needed to reproduce it.

import {simulate} from './simulate.ts';
import type {Tap} from './tap.ts';
import {engine} from './tap.ts';
import type {WorldOptions} from './traits.ts';
import {FEATURES} from './traits.ts';

const SIZES = [3, 10, 30, 100, 300, 1000];

/** Returns the options for the smallest world in which the seed still fails. */
export async function shrunk(seed: number, options: WorldOptions, tap: Tap = engine): Promise<WorldOptions> {
  const fails = async (changed: WorldOptions) => (await simulate(seed, {...changed, tap})).broken !== undefined;
  let smallest = options;
  for (const feature of FEATURES) {
    const changed = {...smallest, without: new Set([...smallest.without, feature])};
    if (!smallest.without.has(feature) && (await fails(changed))) smallest = changed;
  }
  for (const mostOrders of SIZES) {
    if (mostOrders < smallest.mostOrders && (await fails({...smallest, mostOrders}))) return {...smallest, mostOrders};
  }
  return smallest;
}

export function replayCommand(seed: number, {without, mostOrders}: WorldOptions): string {
  const less = without.size > 0 ? ` --without ${[...without].join(',')}` : '';
  const fewer = mostOrders < 3000 ? ` --orders ${mostOrders}` : '';
  return `npm run simulate -- --seed ${seed} --runs 1 --trace${less}${fewer}`;
}
