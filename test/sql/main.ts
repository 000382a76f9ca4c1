// `npm run test:views`: the views for the warehouses that cannot run here. sqlglot checks the statements and runs them on
// DuckDB in translation, over what the tap loads from a sandbox; they must show just the current rows.

import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {program} from '../helpers/program.ts';
import {type TemporaryFolder, temporaryFolder} from '../helpers/temporary-folder.ts';
import {printedViews} from '../helpers/views.ts';
import {translate} from '../sqlglot/translate.ts';
import {askDuckdb} from '../targets/databases.ts';
import {install} from '../targets/environments.ts';
import {differences} from './current-rows.ts';
import {type Loading, loadedTables} from './loaded.ts';
import {LOADINGS, outputOf, SELECTIONS, type Selection} from './selections.ts';

/** The schema that each warehouse is told; in translation, all are `lengow`. */
const SCHEMAS = {bigquery: 'my-project.lengow', snowflake: 'warehouse.lengow', redshift: 'lengow'};

const USAGE = `npm run test:views

Checks the views for ${Object.keys(SCHEMAS).join(', ')} with sqlglot, and runs them on DuckDB in translation.
Has no options. Needs Python 3.11.`;

async function main(): Promise<number> {
  parseArgs({args: process.argv.slice(2)});
  install(['sqlglot']);
  const faults: string[] = [];
  for (const [name, selection] of Object.entries(SELECTIONS)) {
    const output = await outputOf(selection);
    for (const loading of LOADINGS)
      for (const fault of await faultsOf(selection, output, loading)) faults.push(`${name}: ${fault}`);
  }
  const all = Object.keys(SELECTIONS).length * LOADINGS.length;
  const verdict = faults.length > 0 ? `${faults.length} differ` : 'all equal';
  process.stdout.write(
    `${[...faults, `${all} sets of tables, ${Object.keys(SCHEMAS).join(', ')}: ${verdict}`].join('\n')}\n`,
  );
  return faults.length > 0 ? 1 : 0;
}

async function faultsOf(selection: Selection, output: string, loading: Loading): Promise<string[]> {
  using folder = temporaryFolder();
  const path = join(folder.path, 'tables.duckdb');
  const tables = loadedTables(output, loading);
  await askDuckdb(path, 'main')(
    'create schema lengow',
    "set search_path = 'lengow'",
    ...tables.map(({sql}) => sql),
    'select 1',
  );
  const queries = differences(tables, String(selection.config.stream_prefix ?? ''), loading.isExtracted);
  const faults: string[] = [];
  for (const dialect of Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]) {
    await create(dialect, selection, {folder, path, ...loading});
    const found = await askDuckdb(path, 'translated,lengow')(queries.join(' union all '));
    faults.push(...found.map((view) => `${dialect}: ${view} rows differ`));
  }
  return faults;
}

type Place = Loading & {readonly folder: TemporaryFolder; readonly path: string};

/** Creates the views, in the schema `translated`. @throws with what sqlglot or DuckDB refuses */
async function create(dialect: keyof typeof SCHEMAS, selection: Selection, place: Place): Promise<void> {
  const {folder, path, isExtracted} = place;
  const statements = printedViews({...selection, dialect, isExtracted, args: ['--schema', SCHEMAS[dialect]]});
  const file = folder.write(`${dialect}.sql`, statements);
  const {isFine, said} = await translate(dialect, file, '--duckdb', path, '--schema', 'lengow');
  if (!isFine) throw new Error(`${dialect}: ${said}`);
}

await program({usage: USAGE, failure: 2, main});
