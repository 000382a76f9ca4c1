// Reads every file and variable that may hold settings, whatever is wrong with one of them.

import {InputError} from '../tap/errors.ts';
import {type Environment, environmentSettings} from './environment.ts';
import {fileSettings} from './file.ts';
import type {Given} from './merge.ts';

/** What `--config` says for the environment. */
const ENV = 'ENV';

export type Read = {readonly given: Given[]; readonly faults: string[]};

/** All settings, files first and in their order: the environment wins wherever it stands. */
export function readSources(sources: readonly string[], env: Environment, folder: string): Read {
  const readers = sources.filter((source) => source !== ENV).map((path) => () => fileSettings(path));
  if (sources.includes(ENV)) readers.push(() => environmentSettings(env, folder));
  const read = readers.map(attempt);
  return {given: read.flatMap(({given}) => given), faults: read.flatMap(({faults}) => faults)};
}

function attempt(read: () => Given[]): Read {
  try {
    return {given: read(), faults: []};
  } catch (error) {
    if (error instanceof InputError) return {given: [], faults: [error.message]};
    throw error;
  }
}
