// The package as a user installs it, over a few rows whose marts are written by hand: dbt/integration_tests.

import {cpSync} from 'node:fs';
import {join} from 'node:path';
import {startPostgres} from '../../targets/postgres.ts';
import {dbt, PACKAGE} from '../project.ts';
import {duckdb, postgresql, type Warehouse} from '../warehouse.ts';
import type {Part} from './part.ts';

export const integration: Part = {
  does: 'installs the package in another project, and compares its marts with rows written by hand',
  environments: ['dbt'],
  run: async (folder) => {
    using postgres = await startPostgres();
    const copy = join(folder, 'package');
    cpSync(PACKAGE, copy, {recursive: true});
    for (const warehouse of [duckdb(folder), postgresql(folder, postgres)]) await runIn(warehouse, copy);
    return {faults: [], said: 'on DuckDB and PostgreSQL'};
  },
};

async function runIn({connection}: Warehouse, copy: string): Promise<void> {
  const project = {project: join(copy, 'integration_tests'), work: join(copy, 'work'), connection, vars: {}};
  await dbt(['deps'], project);
  await dbt(['seed'], project);
  await dbt(['build', '--exclude', 'resource_type:seed'], project);
}
