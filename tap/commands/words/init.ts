// `tap-lengow init`: asks for the settings and writes them to a config file.

import type {Options} from 'yargs';
import {InputError} from '../../errors.ts';
import {ENV} from '../flags.ts';
import {type Given, once} from './given.ts';
import type {Word} from './word.ts';

export type InitCommand = {readonly kind: 'init'; readonly path: string; readonly force: boolean};

const FLAGS = {
  config: {alias: 'c', type: 'string', nargs: 1, describe: 'the file to write; config.json by default'},
  force: {type: 'boolean', describe: 'replace the file if it exists'},
} as const satisfies Readonly<Record<string, Options>>;

function read(given: Given): InitCommand {
  const path = once(given, 'config') ?? 'config.json';
  if (NO_FILES.includes(path.toUpperCase())) throw new InputError('--config must be the file that init writes');
  return {kind: 'init', path, force: given.force === true};
}

// When a config is read, these names mean stdin and the environment.
const NO_FILES = ['/DEV/STDIN', ENV];

export const init = {
  line: 'init',
  describe: "asks for an account's keys, tries them, and writes the config",
  flags: FLAGS,
  read,
} satisfies Word;
