// Settings from the environment and `.env`; knows nothing of what they mean.

import {existsSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {parseEnv} from 'node:util';
import {readText} from '../tap/files.ts';
import type {Given} from './merge.ts';
import {VARIABLE_PREFIX} from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of the tap that are no settings. */
const OTHERS: readonly string[] = ['TAP_LENGOW_LOG_LEVEL', 'TAP_LENGOW_LOG_FORMAT'];

// Meltano's own, such as TAP_LENGOW__SELECT.
const FOREIGN = `${VARIABLE_PREFIX}_`;

/** The environment's settings; where it has none of a name, or an empty one, that of `.env` in the folder. */
export function environmentSettings(env: Environment, folder: string): Given[] {
  const variables = {...set(dotEnv(join(folder, '.env'))), ...set(env)};
  return Object.entries(variables).map(([name, value]) => ({
    key: name.slice(VARIABLE_PREFIX.length).toLowerCase(),
    value,
    where: name,
  }));
}

const set = (env: Environment): Environment =>
  Object.fromEntries(Object.entries(env).filter(([name, value]) => isSetting(name) && value?.trim()));

const isSetting = (name: string): boolean =>
  name.startsWith(VARIABLE_PREFIX) && !name.startsWith(FOREIGN) && !OTHERS.includes(name);

/** A folder of that name is nothing unusual: Python people keep their packages there. */
function dotEnv(path: string): Environment {
  if (!existsSync(path) || statSync(path).isDirectory()) return {};
  return parseEnv(readText(path, 'environment')) as Environment;
}
