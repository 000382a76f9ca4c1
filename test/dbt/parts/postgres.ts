// On PostgreSQL.

import {startPostgres} from '../../targets/postgres.ts';
import {build, loadStory} from '../story.ts';
import {postgresql} from '../warehouse.ts';
import {type Part, resultOf} from './part.ts';

export const onPostgres: Part = {
  does: 'the same on PostgreSQL, without the broken mart',
  environments: ['dbt', 'meltanolabs-target-postgres'],
  run: async (folder) => {
    using postgres = await startPostgres();
    return resultOf(await build(await loadStory(postgresql(folder, postgres))));
  },
};
