// Reads the settings in each file and in the environment; knows nothing about what they mean.

import {parseEnv} from 'node:util';
import type {Checked} from '../values/fault.ts';
import {isObject} from '../values/json.ts';
import {unexpected} from '../values/words.ts';
import type {Given} from './merge.ts';
import {VARIABLE_PREFIX} from './schema.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The tap's environment variables that are not settings. */
const OTHERS: readonly string[] = ['TAP_LENGOW_LOG_LEVEL', 'TAP_LENGOW_LOG_FORMAT', 'TAP_LENGOW_METRICS_LOG_LEVEL'];

// The prefix of Meltano's own variables, such as TAP_LENGOW__SELECT.
const FOREIGN = `${VARIABLE_PREFIX}_`;

/** @param path where the value was read from */
export function fileSettings(path: string, value: unknown): Checked<Given[]> {
  if (!isObject(value))
    return {value: undefined, faults: [{where: path, ...unexpected('', value, EXAMPLE)}], warnings: []};
  const settings = Object.entries(value).map(([key, setting]) => ({key, value: setting, where: path}));
  return {value: settings, faults: [], warnings: []};
}

const EXAMPLE = 'an object such as {"access_token": "...", "secret": "..."}';

/** The environment's settings. `.env` supplies variables that are missing or empty in the environment. */
export function environmentSettings(env: Environment, dotEnv: string): Given[] {
  const variables = {...set(parseEnv(dotEnv) as Environment), ...set(env)};
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
