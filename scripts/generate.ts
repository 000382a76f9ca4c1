// Generates files in the current folder from the schemas: the settings types and validator, the list of streams, the
// fields of an order, the Meltano Hub definition, the views and scripts in sql/, the columns of the dbt package and the
// tables in docs/. `node dist/scripts/generate.js` writes them; with `--check` it writes nothing and exits 1 if a file
// is stale.

import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {dbtColumns} from './generate/dbt.ts';
import {eraseScripts, withoutExtractedAt} from './generate/erase.ts';
import {hubDefinition} from './generate/hub.ts';
import {knownFields} from './generate/known-fields.ts';
import {documentAt, filled} from './generate/part.ts';
import {settingsCheck} from './generate/settings-check.ts';
import {settingsTypes} from './generate/settings-types.ts';
import {streamFiles} from './generate/streams.ts';
import {configTable, streamTables} from './generate/tables.ts';
import {viewFiles} from './generate/views.ts';

/** A file and what it should contain. */
type Stale = {readonly path: string; readonly content: string};

/**
 * The files whose content differs from the generated content, with the content they should have.
 *
 * @throws when a document or one of its markers is missing.
 */
export async function staleFiles(folder: string): Promise<Stale[]> {
  const made = [
    {path: 'config/generated/settings.ts', content: await settingsTypes()},
    {path: 'config/generated/check-settings.ts', content: settingsCheck()},
    {path: 'catalog/generated/streams.ts', content: streamFiles(folder)},
    {path: 'catalog/generated/known-fields.json', content: knownFields(folder)},
    {path: 'meltano/tap-lengow.yml', content: hubDefinition()},
    {path: 'dbt/macros/columns.sql', content: dbtColumns()},
    ...eraseFiles(),
    ...Object.entries(viewFiles()).map(([path, content]) => ({path: join('sql', path), content})),
  ].map(({path, content}) => ({path: join(folder, path), content}));
  const documents = [
    renewed(join(folder, 'docs/config.md'), 'generated:config', configTable()),
    renewed(join(folder, 'docs/streams.md'), 'generated:streams', streamTables()),
  ];
  return [...made, ...documents].filter(isStale);
}

function eraseFiles(): Stale[] {
  const scripts = Object.entries(eraseScripts()).map(([name, content]) => ({path: name, content}));
  const twins = scripts.map(({path, content}) => ({
    path: `without-extracted-at/${path}`,
    content: withoutExtractedAt(content),
  }));
  return [...scripts, ...twins].map(({path, content}) => ({path: join('sql/erase', path), content}));
}

function renewed(path: string, part: string, table: string): Stale {
  if (!existsSync(path)) throw new Error(`${path} is missing; run this in the root folder of the project`);
  return {path, content: filled(documentAt(path), part, table).text};
}

const isStale = ({path, content}: Stale): boolean => !existsSync(path) || readFileSync(path, 'utf8') !== content;

async function main(isCheck: boolean): Promise<void> {
  for (const {path, content} of await staleFiles(process.cwd())) {
    if (isCheck) process.exitCode = 1;
    else writeFileSync(path, content);
    process.stdout.write(`${path} ${isCheck ? 'is stale; run the generator' : 'was updated'}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
