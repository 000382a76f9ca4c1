// Explains why a command line is rejected, without quoting it, because it may contain credentials passed by mistake.

import type {Options} from 'yargs';
import {settingsSchema} from '../../config/schema.ts';
import {nearest} from '../../values/nearest.ts';
import {FLAGS} from './flags.ts';

const flags: readonly (readonly [string, Options])[] = Object.entries(FLAGS);
const NAMES = [...flags.map(([name]) => name), 'properties', 'help', 'version'];

/** @param message yargs's own message, which quotes the arguments */
export function unusable(message: string, argv: readonly string[]): string {
  const [, concerned = ''] =
    /^(?:Not enough arguments following|Invalid values:\s+Argument): (\w+)/.exec(message) ?? [];
  const [name, {choices = []}] = flags.find(([flag, {alias}]) => [flag, alias].flat().includes(concerned)) ?? ['', {}];
  if (message.startsWith('Unknown')) return `unknown argument${hint(argv)}`;
  if (name === '') return 'the arguments cannot be understood';
  return choices.length > 0 ? `--${name} must be one of ${choices.join(', ')}` : `--${name} needs a value`;
}

// No command line needs this many arguments, and no path is this long. yargs takes quadratic time for both.
const MOST_ARGUMENTS = 500;
const LONGEST_ARGUMENT = 8192;

/** Explains why a command line is too large to be parsed; undefined if it can be parsed. */
export function excess(argv: readonly string[]): string | undefined {
  if (argv.length > MOST_ARGUMENTS) return 'too many arguments';
  return argv.some(({length}) => length > LONGEST_ARGUMENT)
    ? 'an argument is too long for a flag or a path'
    : undefined;
}

/** Suggests a known flag or setting by name. */
function hint(argv: readonly string[]): string {
  const words = argv.map((word) => /^-*([a-z][a-z_-]+)(?:=|$)/i.exec(word)?.[1] ?? '');
  const unknown = words.filter((word) => word !== '' && !NAMES.includes(word));
  const flag = firstNear(unknown, NAMES);
  if (flag !== undefined) return `; did you mean --${flag}?`;
  const setting = firstNear(unknown, Object.keys(settingsSchema.properties));
  return setting === undefined ? '' : `; settings such as ${setting} belong in the file that --config names`;
}

const firstNear = (words: readonly string[], names: readonly string[]): string | undefined =>
  words.map((word) => nearest(word, names)).find((name) => name !== undefined);
