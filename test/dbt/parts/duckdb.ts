// On DuckDB, where the comparison must also find a mart that is broken on purpose.

import {join} from 'node:path';
import {brokenPackage, dbt, type Mistake} from '../project.ts';
import {build, compareMarts, type Loaded, loadStory} from '../story.ts';
import {duckdb} from '../warehouse.ts';
import {type Part, resultOf} from './part.ts';

export const onDuckdb: Part = {
  does: 'loads DuckDB twice, builds, compares each value of the marts, and finds a mart that is broken on purpose',
  environments: ['dbt', 'target-duckdb'],
  run: async (folder) => {
    const loaded = await loadStory(duckdb(folder));
    const result = resultOf(await build(loaded));
    return result.faults.length > 0 ? result : {...result, faults: await unfound(loaded)};
  },
};

const MISTAKE: Mistake = {model: 'lengow__orders', from: 'abs(commission)', to: 'commission'};

/** Builds a mart with a mistake in it, which the comparison must find, and nothing else. */
async function unfound(loaded: Loaded): Promise<string[]> {
  const {model} = MISTAKE;
  const project = brokenPackage(join(loaded.project.work, 'broken'), MISTAKE);
  await dbt(['run', '--select', model], {...loaded.project, project});
  const {faults} = await compareMarts(loaded, ['lengow__orders']);
  const others = faults.filter((fault) => !/ (?:commission_cost|net_of_commission) is /.test(fault));
  return faults.length > 0 ? others : [`a mistake in ${model} was not found`];
}
