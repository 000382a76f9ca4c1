// Reads the files named on the command line, and reports the faults of all of them together.

import {select} from '../../catalog/select.ts';
import {isIncremental, streamIds} from '../../catalog/streams.ts';
import {ENV, type ReadConfig, readConfig} from '../../config/read.ts';
import type {Environment} from '../../config/sources.ts';
import {readState} from '../../state/read.ts';
import type {Checked} from '../../values/fault.ts';
import type {Files} from '../cli.ts';
import {InputError} from '../errors.ts';
import {readDotEnv, readJsonFile, readStateFile} from '../files.ts';
import type {Log} from '../log/log.ts';
import {name, version} from '../package.ts';
import type {Input} from '../run/context.ts';

type Place = {
  readonly env: Environment;
  /** The folder in which `.env` is looked for. */
  readonly folder: string;
  readonly log: Pick<Log, 'warning' | 'conceal'>;
};

/** @throws InputError with all faults, one per line, none with a secret in it. */
export function loadInput(files: Files, {env, folder, log}: Place): Input {
  const config = loadConfig(files.configs, env, folder);
  if (config.value) log.conceal([config.value.accessToken, config.value.secret]);
  const prefix = config.value?.streamPrefix ?? '';
  const catalog = loadCatalog(files.catalog, prefix);
  const state = loadState(files.state, namesOf(catalog.value, prefix));
  const read = [config, catalog, state];
  for (const warning of read.flatMap(({warnings}) => warnings)) log.warning(warning);
  if (!(config.value && catalog.value && state.value)) throw InputError.of(read.flatMap(({faults}) => faults));
  const places = {config: config.whereOf, state: files.state ?? 'state'};
  return {config: config.value, streams: catalog.value, state: state.value, places};
}

function loadConfig(sources: readonly string[], env: Environment, folder: string): ReadConfig {
  if (sources.length === 0) throw new InputError(NO_CONFIG);
  const read = sources.filter((source) => source !== ENV).map((path) => ({path, ...readJsonFile(path, 'config')}));
  const dotEnv = sources.includes(ENV) ? readDotEnv(folder) : undefined;
  const config = readConfig({
    sources,
    files: read.filter(({faults}) => faults.length === 0),
    variables: dotEnv && {env, dotEnv: dotEnv.value ?? ''},
    userAgent: `${name}/${version}`,
  });
  const faults = [...read, ...(dotEnv ? [dotEnv] : [])].flatMap((file) => file.faults);
  return faults.length === 0 ? config : {...config, value: undefined, faults: [...faults, ...config.faults]};
}

const NO_CONFIG =
  'no config was given; pass --config config.json with {"access_token": "...", "secret": "..."} in it, ' +
  'or --config ENV with TAP_LENGOW_ACCESS_TOKEN and TAP_LENGOW_SECRET set';

function loadCatalog(path: string | undefined, prefix: string): ReturnType<typeof select> {
  if (path === undefined) return select({catalog: undefined, where: 'catalog', prefix});
  const file = readJsonFile(path, 'catalog');
  return file.faults.length > 0
    ? {value: undefined, faults: file.faults, warnings: []}
    : select({catalog: file.value, where: path, prefix});
}

function loadState(path: string | undefined, streams: readonly string[]): ReturnType<typeof readState> {
  if (path === undefined) return readState(undefined, {where: 'state', streams});
  const file = readStateFile(path);
  return file.faults.length > 0
    ? {value: undefined, faults: file.faults, warnings: []}
    : readState(file.value, {where: path, streams});
}

/** The selected streams with bookmarks. If the catalog is faulty, all such streams, so that the state is checked. */
const namesOf = (selected: Checked<Input['streams']>['value'], prefix: string): string[] =>
  selected
    ? selected.filter(({id}) => isIncremental(id)).map(({name: stream}) => stream)
    : streamIds.filter(isIncremental).map((id) => prefix + id);
