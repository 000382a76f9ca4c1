// The marts are the same under every policy for personal data.

import {join} from 'node:path';
import {ALL_VALUES} from '../../helpers/full-catalog.ts';
import {PERSONAL_KEY} from '../../helpers/keyed-hash.ts';
import type {Comparison} from '../compare.ts';
import {build, everything, loadStory} from '../story.ts';
import {duckdb} from '../warehouse.ts';
import {type Part, resultOf} from './part.ts';

const MODES = ['none', 'null', 'hash'] as const;

export const policies: Part = {
  does: 'builds over tables without personal data: left out, null, or hashed',
  environments: ['dbt', 'target-duckdb'],
  run: async (folder) => {
    const found: Comparison[] = [];
    for (const mode of MODES) found.push(await under(mode, join(folder, mode)));
    return resultOf({
      rows: found.reduce((sum, {rows}) => sum + rows, 0),
      values: found.reduce((sum, {values}) => sum + values, 0),
      faults: found.flatMap(({faults}) => faults),
    });
  },
};

async function under(mode: (typeof MODES)[number], folder: string): Promise<Comparison> {
  const key = mode === 'hash' ? {personal_data_key: PERSONAL_KEY} : {};
  const config = {...ALL_VALUES, personal_data: {all: mode}, ...key};
  const {faults, ...counts} = await build(await loadStory(duckdb(folder), {...everything(), config}));
  return {...counts, faults: faults.map((fault) => `${mode}: ${fault}`)};
}
