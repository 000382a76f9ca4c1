// Explains why a command line is rejected, without quoting it, because it may contain credentials passed by mistake.

import type {Options} from 'yargs';
import {settingsSchema} from '../../config/schema.ts';
import {nearest} from '../../values/nearest.ts';
import {WORDS} from './words/index.ts';
import type {Word} from './words/word.ts';

const words: readonly Word[] = WORDS;
const commandNames = words.map(({line}) => line.split(' ')[0] as string).filter((name) => name !== '$0');

/** The flags of the command that a command line names. */
const flagsOf = ([first = '']: readonly string[]): [string, Options][] =>
  Object.entries((words.find(({line}) => line.split(' ')[0] === first) ?? (words[0] as Word)).flags);

const namesOf = (argv: readonly string[]): string[] => [
  ...flagsOf(argv).map(([name]) => name),
  'properties',
  'help',
  'version',
];

/** @param message yargs's own message, which quotes the arguments */
export function unusable(message: string, argv: readonly string[]): string {
  const [, concerned = ''] =
    /^(?:Not enough arguments following|Invalid values:\s+Argument): ([\w-]+)/.exec(message) ?? [];
  const flags = flagsOf(argv);
  const [name, {choices = []}] = flags.find(([flag, {alias}]) => [flag, alias].flat().includes(concerned)) ?? ['', {}];
  if (message.startsWith('Unknown')) return unknown(argv);
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

/** A first word must be a command. Otherwise, suggests a known flag or setting by name. */
function unknown(argv: readonly string[]): string {
  const [first = ''] = argv;
  if (first.startsWith('-') || commandNames.includes(first)) return `unknown argument${hint(argv)}`;
  const command = nearest(first, commandNames);
  if (command !== undefined) return `unknown command; did you mean ${command}?`;
  return `unknown ${hint(argv) === '' ? `command; the commands are ${commandNames.join(', ')}` : `argument${hint(argv)}`}`;
}

function hint(argv: readonly string[]): string {
  const names = argv.map((word) => /^-*([a-z][a-z_-]+)(?:=|$)/i.exec(word)?.[1] ?? '');
  const known = namesOf(argv);
  const strangers = names.filter((name) => name !== '' && !known.includes(name) && !commandNames.includes(name));
  const flag = firstNear(strangers, known);
  if (flag !== undefined) return `; did you mean --${flag}?`;
  const setting = firstNear(strangers, Object.keys(settingsSchema.properties));
  return setting === undefined ? '' : `; settings such as ${setting} belong in the file that --config names`;
}

const firstNear = (names: readonly string[], known: readonly string[]): string | undefined =>
  names.map((name) => nearest(name, known)).find((name) => name !== undefined);
