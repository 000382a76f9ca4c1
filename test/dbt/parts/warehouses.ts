// BigQuery and Snowflake, which cannot run here: dbt compiles the models for them, and sqlglot checks what it compiled
// and runs it on DuckDB in translation. The marts must be the same as those that DuckDB builds itself.

import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {translate} from '../../sqlglot/translate.ts';
import {type Comparison, together} from '../compare.ts';
import {dbt} from '../project.ts';
import {unfoundFaults} from '../sqlglot.ts';
import {compareMarts, type Loaded, loadStory} from '../story.ts';
import {duckdb} from '../warehouse.ts';
import {type Part, resultOf} from './part.ts';

const SEEDS = fileURLToPath(new URL('../../../../dbt/seeds/', import.meta.url));

/** Nothing of these is ever used to connect. */
const CONNECTIONS = {
  bigquery: {
    type: 'bigquery',
    method: 'oauth-secrets',
    token: 'none',
    project: 'some-project',
    dataset: 'analytics',
    threads: 1,
  },
  snowflake: {
    type: 'snowflake',
    account: 'some-account',
    user: 'none',
    password: 'none',
    database: 'warehouse',
    schema: 'analytics',
    threads: 1,
  },
};

export const warehouses: Part = {
  does: 'compiles for BigQuery and Snowflake, checks the SQL, and runs it on DuckDB in translation',
  environments: ['dbt', 'dbt-warehouses', 'sqlglot', 'target-duckdb'],
  run: async (folder) => {
    const unfound = await unfoundFaults(join(folder, 'faulty'));
    const loaded = await loadStory(duckdb(folder));
    const found: Comparison[] = [];
    for (const name of Object.keys(CONNECTIONS) as (keyof typeof CONNECTIONS)[])
      found.push(await translated(name, loaded));
    const {faults, ...counts} = together(found);
    return resultOf({...counts, faults: [...unfound, ...faults]});
  },
};

async function translated(dialect: keyof typeof CONNECTIONS, loaded: Loaded): Promise<Comparison> {
  const work = join(loaded.project.work, dialect);
  const project = {...loaded.project, work, connection: CONNECTIONS[dialect]};
  await dbt(['compile', '--no-populate-cache', '--no-introspect'], project, 'dbt-warehouses');
  const {place, rows, schema} = loaded.warehouse;
  const models = modelsIn(join(work, 'target/compiled/lengow/models'));
  const inDuckdb = ['--duckdb', join(place.folder, 'lengow.duckdb'), '--schema', schema, '--seeds', SEEDS];
  const {isFine, said} = await translate(dialect, ...models, ...inDuckdb);
  if (!isFine) throw new Error(`${dialect}: ${said}`);
  const {faults, ...counts} = await compareMarts(loaded, undefined, (mart) => rows(mart, 'translated'));
  return {...counts, faults: faults.map((fault) => `${dialect}: ${fault}`)};
}

/** Without the tests, which dbt compiles into folders named after YAML files. */
const modelsIn = (folder: string): string[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.endsWith('.sql') && !name.includes('.yml'))
    .map((name) => join(folder, name));
