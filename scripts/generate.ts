// Renews what is made from the schemas, in the current folder: types and check of the settings, the definition for
// Meltano Hub and parts of the README.
// `node dist/scripts/generate.js` writes; with `--check` it writes nothing and exits 1 where something is stale.

import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {hubDefinition} from './generate/hub.ts';
import {renewed} from './generate/readme.ts';
import {settingsCheck} from './generate/settings-check.ts';
import {settingsTypes} from './generate/settings-types.ts';
import {streamFiles} from './generate/streams.ts';

type Stale = {readonly path: string; readonly content: string};

/**
 * The files that are not what the schemas make of them, with what they should hold.
 *
 * @throws where the README or one of its markers is missing.
 */
export async function staleFiles(folder: string): Promise<Stale[]> {
  const types = {path: join(folder, 'config/generated/settings.ts'), content: await settingsTypes()};
  const check = {path: join(folder, 'config/generated/check-settings.ts'), content: settingsCheck()};
  const streams = {path: join(folder, 'catalog/generated/streams.ts'), content: streamFiles(folder)};
  const hub = {path: join(folder, 'meltano/tap-lengow.yml'), content: hubDefinition()};
  const path = join(folder, 'README.md');
  if (!existsSync(path)) throw new Error(`${path} is missing: run this in the top folder of the project`);
  return [types, check, streams, hub, {path, content: renewed(readFileSync(path, 'utf8'))}].filter(isStale);
}

const isStale = ({path, content}: Stale): boolean => !existsSync(path) || readFileSync(path, 'utf8') !== content;

async function main(isCheck: boolean): Promise<void> {
  for (const {path, content} of await staleFiles(process.cwd())) {
    if (isCheck) process.exitCode = 1;
    else writeFileSync(path, content);
    process.stdout.write(`${path} ${isCheck ? 'is stale; run the generator' : 'is renewed'}\n`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.includes('--check'));
