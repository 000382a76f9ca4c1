// `verify` with the shipped queries on DuckDB. `npm run test:verify` does the same on PostgreSQL.

import {temporaryFolder} from '../../helpers/temporary-folder.ts';
import {duckdb} from './story/duckdb.ts';
import {story} from './story/story.ts';

test('damage to a table is found and repaired, after which the table is equal', async () => {
  using folder = temporaryFolder();
  const steps = await story(folder, await duckdb(folder));
  expect(steps.map(({output}) => output.trimEnd().split('\n').at(-1))).toEqual([
    expect.stringMatching(/^counts equal in \d+ cells$/),
    expect.stringMatching(/^\d+ of \d+ cells differ; all others have equal counts$/),
    expect.stringMatching(/^INFO \d+ of \d+ cells differ; all others are equal by id and updated_at$/),
    expect.stringMatching(/^equal: 2,\d\d\d orders, by id and updated_at$/),
  ]);
});
