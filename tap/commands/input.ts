// Checks the files named on the command line, and reports all their faults together.

import {type Verdict, verdictOf} from '../../catalog/patterns.ts';
import {select} from '../../catalog/select.ts';
import {streamIds} from '../../catalog/streams.ts';
import type {SelectedStream} from '../../catalog/types.ts';
import type {ReadConfig} from '../../config/read.ts';
import {readState} from '../../state/read.ts';
import type {State} from '../../state/state.ts';
import type {ApiVersion} from '../../values/api-version.ts';
import type {Checked} from '../../values/fault.ts';
import {InputError} from '../errors.ts';
import {readJsonFile, readStateFile} from '../files.ts';
import type {Log} from '../log/log.ts';
import type {Contents} from '../process/read-files.ts';
import type {Input} from '../run/context.ts';
import {able, isAble} from '../run/feeds.ts';
import {loadErased} from './erased/load.ts';
import {type ConfigOptions, loadConfig} from './load-config.ts';
import {permittedStreams} from './permitted.ts';
import {reportPlace} from './report-place.ts';
import type {Files} from './words/given.ts';

export type LoadOptions = ConfigOptions & {
  readonly log: Pick<Log, 'info' | 'warning' | 'conceal'>;
  /** The config, if it has been read. */
  readonly config?: ReadConfig;
};

/** How the files besides the config are read. Without a path, there is no such file. */
export type Formats = {
  readonly catalog: (path: string | undefined, selection: Selection, contents?: Contents) => Checked<SelectedStream[]>;
  readonly state: (path: string | undefined, read: Bookmarks, contents?: Contents) => Checked<State>;
};

/** @throws InputError with all faults, one per line, without secrets. */
export function loadInput(
  files: Files,
  {log, contents, config: read, ...place}: LoadOptions,
  formats: Formats = SINGER,
): Input {
  const config = read ?? loadConfig(files.configs, {...place, contents});
  log.conceal(config.secrets);
  const patterns = verdictOf(files.patterns);
  const {streamPrefix: prefix, apiVersion} = config;
  const catalog = formats.catalog(files.catalog, {prefix, apiVersion, verdict: patterns.value}, contents);
  const state = formats.state(files.state, {streams: bookmarkNames(catalog.value, prefix), apiVersion}, contents);
  const erased = loadErased(config, contents);
  const report = reportPlace(files, config.erasedPath);
  const isSound = [erased, report].every(({faults}) => faults.length === 0);
  if (!(config.value && patterns.value && catalog.value && state.value && isSound))
    throw faulty([config, patterns, catalog, state, erased, report]);
  for (const warning of [config, catalog, state].flatMap(({warnings}) => warnings)) log.warning(warning);
  const places = {config: config.whereOf, state: files.state ?? 'state'};
  const streams = permittedStreams(catalog.value, config.value, log);
  return {config: config.value, streams, state: state.value, places, isErased: erased.value};
}

/** Warnings about an invalid input are reported along with its faults: a missing key may just be misspelled. */
const faulty = (inputs: readonly Checked<unknown>[]): InputError =>
  InputError.of(
    inputs.flatMap(({faults}) => faults),
    inputs.filter(({faults}) => faults.length > 0).flatMap(({warnings}) => warnings),
  );

type Selection = {
  readonly prefix: string;
  readonly apiVersion: ApiVersion;
  readonly verdict?: Verdict | undefined;
};

/** Without a catalog, only patterns can leave nothing selected. */
export const loadCatalog = (
  path: string | undefined,
  selection: Selection,
  contents?: Contents,
): Checked<SelectedStream[]> =>
  path === undefined
    ? select({catalog: undefined, where: '--deselect', ...selection})
    : ifRead(readJsonFile(path, 'catalog', contents), (catalog) => select({catalog, where: path, ...selection}));

type Bookmarks = {readonly streams: readonly string[]; readonly apiVersion: ApiVersion};

const loadState = (path: string | undefined, read: Bookmarks, contents?: Contents): Checked<State> =>
  path === undefined
    ? readState(undefined, {where: 'state', ...read})
    : ifRead(readStateFile(path, contents), (state) => readState(state, {where: path, ...read}));

export const SINGER: Formats = {catalog: loadCatalog, state: loadState};

/** Checks the contents of a file, unless the file itself has a fault. */
export const ifRead = <T>({value, faults}: Checked<unknown>, check: (value: unknown) => Checked<T>): Checked<T> =>
  faults.length > 0 ? {value: undefined, faults, warnings: []} : check(value);

/**
 * The selected streams that have bookmarks. If the catalog is invalid, all streams that have bookmarks, so that the
 * state is still checked.
 */
const bookmarkNames = (selected: Checked<Input['streams']>['value'], prefix: string): string[] =>
  selected
    ? able('resume', selected).map(({name: stream}) => stream)
    : streamIds.filter((id) => isAble('resume', id)).map((id) => prefix + id);
