// The config, from the files and the environment that the command line names.

import {type ReadConfig, readConfig} from '../../config/read.ts';
import type {Environment} from '../../config/sources.ts';
import type {Fault} from '../../values/fault.ts';
import {readDotEnv, readJsonFile} from '../files.ts';
import {name, version} from '../package.ts';
import type {Contents} from '../process/read-files.ts';
import {ENV} from './flags.ts';

export type ConfigOptions = {
  readonly env: Environment;
  /** The folder to search for `.env`. */
  readonly folder: string;
  /** The contents of the files, if they have been read. */
  readonly contents?: Contents | undefined;
};

/** @param sources the values of `--config` */
export function loadConfig(sources: readonly string[], {env, folder, contents}: ConfigOptions): ReadConfig {
  const userAgent = `${name}/${version}`;
  if (sources.length === 0) return readConfig({sources, files: [], faults: [NO_CONFIG], unused: env, userAgent});
  const read = sources
    .filter((source) => source !== ENV)
    .map((path) => ({path, ...readJsonFile(path, 'config', contents)}));
  const dotEnv = sources.includes(ENV) ? readDotEnv(folder) : undefined;
  return readConfig({
    sources,
    files: read.filter(({faults}) => faults.length === 0),
    faults: [...read, ...(dotEnv ? [dotEnv] : [])].flatMap(({faults}) => faults),
    variables: dotEnv && {env, dotEnv: dotEnv.value ?? ''},
    unused: dotEnv ? {} : env,
    userAgent,
  });
}

const NO_CONFIG: Fault = {
  where: '--config',
  pointer: '',
  found: 'no config was given',
  expected:
    '--config config.json with {"access_token": "...", "secret": "..."} in it, ' +
    'or --config ENV with TAP_LENGOW_ACCESS_TOKEN and TAP_LENGOW_SECRET set',
};
