// The streams that have views, with the columns that runs with the same config and catalog load.

import {verdictOf} from '../../../catalog/patterns.ts';
import type {SelectedStream} from '../../../catalog/types.ts';
import type {ReadConfig} from '../../../config/read.ts';
import type {Fault} from '../../../values/fault.ts';
import {InputError} from '../../errors.ts';
import type {Services} from '../../run/context.ts';
import {loadCatalog} from '../input.ts';
import {permittedStreams} from '../permitted.ts';
import {readInput} from '../read-input.ts';
import type {Files} from '../words/given.ts';
import {VIEWED} from './current.ts';

// The settings that decide which tables and columns there are.
const CONCERNED = ['', 'api_version', 'personal_data', 'stream_prefix'];

/** A config that a run would refuse for other reasons will do. @throws InputError */
export async function loadedStreams(
  files: Files,
  {log, signal}: Pick<Services, 'log' | 'signal'>,
): Promise<SelectedStream[]> {
  const {contents, config} = await readInput(files, {env: process.env, folder: process.cwd(), signal});
  log.conceal(config.secrets);
  const patterns = verdictOf(files.patterns);
  const {streamPrefix: prefix, apiVersion} = config;
  const catalog = loadCatalog(files.catalog, {prefix, apiVersion, verdict: patterns.value}, contents);
  const isAsked = files.configs.length > 0;
  const faults = [...(isAsked ? faultsIn(config) : []), ...patterns.faults, ...catalog.faults];
  const warnings = [...(isAsked ? config.warnings : []), ...catalog.warnings];
  if (catalog.value === undefined || faults.length > 0) throw InputError.of(faults, warnings);
  for (const warning of warnings) log.warning(warning);
  const viewed = catalog.value.filter(({id}) => VIEWED.includes(id));
  return permittedStreams(viewed, config, log);
}

const faultsIn = ({faults}: ReadConfig): Fault[] =>
  faults.filter(({pointer}) => CONCERNED.includes(pointer.split('/')[1] ?? ''));
