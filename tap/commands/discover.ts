// Implements --discover: prints the catalog, without the network. Needs no config, but lists the streams of the API
// that a config names.

import {statSync} from 'node:fs';
import {discover as catalog} from '../../catalog/discover.ts';
import {type Patterns, verdictOf} from '../../catalog/patterns.ts';
import type {ApiVersion} from '../../values/api-version.ts';
import {InputError} from '../errors.ts';
import {ENV} from './flags.ts';

type Command = {readonly patterns: Patterns; readonly configs: readonly string[]};

/** @throws InputError for patterns that match nothing */
export async function discover({patterns, configs}: Command): Promise<string> {
  const {value: verdict, faults} = verdictOf(patterns);
  if (verdict === undefined) throw InputError.of(faults);
  return `${JSON.stringify(catalog(verdict, await versionIn(configs)), null, 2)}\n`;
}

/** A config that cannot be read is ignored, and so is a pipe, whose writer may be waiting. */
async function versionIn(configs: readonly string[]): Promise<ApiVersion> {
  const readable = configs.filter((path) => path === ENV || isFile(path));
  if (readable.length === 0) return 'v3';
  // Loaded only when needed, so that --discover starts faster without a config.
  const {loadConfig} = await import('./load-config.ts');
  return loadConfig(readable, {env: process.env, folder: process.cwd()}).apiVersion;
}

const isFile = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;
