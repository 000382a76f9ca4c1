// Reads the files named on the command line; knows nothing about what they should contain.

import {existsSync, readFileSync, statSync} from 'node:fs';
import {dirname, join, resolve} from 'node:path';
import {parseExactly} from '../values/exact-json.ts';
import type {Checked, Fault} from '../values/fault.ts';
import {isDeeperThan} from '../values/json.ts';
import {decoded, encodingFault} from './process/encoding.ts';
import {type Contents, MOST_BYTES} from './process/read-files.ts';

const MEGABYTE = 1024 * 1024;

// Far deeper than any config, catalog or state.
const MOST_LEVELS = 100;

/**
 * The value in a JSON file. Faults never quote the value, because it may contain secrets.
 *
 * @param what `config` or `catalog`
 */
export const readJsonFile = (path: string, what: string, contents: Contents = readFileSync): Checked<unknown> =>
  checked(path, what, () => {
    const text = textOf(path, what, contents);
    if (text.trim() === '') throw new Unreadable('is empty', `a ${what} as a JSON object`);
    return jsonIn(text);
  });

/** The state in a file. Targets print one state per line; the last one counts. */
export function readStateFile(path: string, contents: Contents = readFileSync): Checked<unknown> {
  const {value, ...rest} = readStateLines(path, contents);
  return {value: value?.at(-1), ...rest};
}

/** The states in a text with one state per line, or with a single state on several lines. */
export const readStateLines = (path: string, contents: Contents): Checked<unknown[]> =>
  checked(path, 'state', () => {
    const text = textOf(path, 'state', contents).trim();
    if (text === '') throw new Unreadable('is empty', EMPTY_STATE);
    const lines = text.split('\n');
    return isJson(lines[0]) && lines.length > 1 ? statesOn(lines) : [jsonIn(text, {parse: exactly})];
  });

/**
 * The contents of `.env` in a folder; '' if there is no such file. A folder named `.env` is often a Python environment.
 */
export function readDotEnv(folder: string): Checked<string> {
  const path = join(folder, '.env');
  if (!existsSync(path) || statSync(path).isDirectory()) return {value: '', faults: [], warnings: []};
  return checked(path, '.env file', () => textOf(path, '.env file', readFileSync));
}

const EMPTY_STATE =
  'a state. Redirecting the output to the same file empties it before the tap can read it: write to another file ' +
  '(> state.new) and rename it after the run. To read the whole history, omit --state';

/** Carries a file's fault to `checked`. */
class Unreadable extends Error {
  readonly expected: string;

  constructor(found: string, expected: string) {
    super(found);
    this.expected = expected;
  }
}

function checked<T>(path: string, what: string, read: () => T): Checked<T> {
  try {
    return {value: read(), faults: [], warnings: []};
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const fault: Fault = {where: nameOf(path, what), pointer: '', found: error.message, expected: error.expected};
    return {value: undefined, faults: [fault], warnings: []};
  }
}

/** Why a path cannot be read. @param what the name of the flag without dashes */
export function readFault(path: string, what: string, error: unknown): Fault {
  const {message, expected} = unreadable(path, error as ReadError, what);
  return {where: nameOf(path, what), pointer: '', found: message, expected};
}

/** The path or, if it does not exist, the flag, because people pass the credentials themselves instead of a path. */
const nameOf = (path: string, what: string): string => (existsSync(path) ? path : `--${what}`);

function textOf(path: string, what: string, contents: Contents): string {
  const bytes = bytesOf(path, what, contents);
  const found = encodingFault(bytes);
  if (found !== undefined) throw new Unreadable(found, `a ${what} in UTF-8: save the file as UTF-8`);
  return decoded(bytes);
}

function bytesOf(path: string, what: string, contents: Contents): Uint8Array {
  try {
    return contents(path);
  } catch (error) {
    throw unreadable(path, error as ReadError, what);
  }
}

type ReadError = NodeJS.ErrnoException & {readonly mostBytes?: number};

function unreadable(path: string, {code, mostBytes = MOST_BYTES}: ReadError, what: string): Unreadable {
  if (ABSENT.includes(code)) return new Unreadable(absence(path), `the path to the ${what}`);
  if (code === 'EISDIR') return new Unreadable('is a folder', `the path to the ${what} file in it`);
  if (code === 'EACCES' || code === 'EPERM')
    return new Unreadable('cannot be read by this user', 'a file that this user may read');
  if (code === 'ERR_FS_FILE_TOO_LARGE')
    return new Unreadable(`is larger than ${mostBytes / MEGABYTE} MB`, `a ${what} file`);
  return new Unreadable(`cannot be read (${code})`, `a ${what} file`);
}

const ABSENT: readonly unknown[] = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** Whether a text that should be a path is the content of a file instead. */
export const isJsonText = (path: string): boolean => /^\s*[{["]/.test(path);

/** Names only the part of the path that exists. */
function absence(path: string): string {
  if (isJsonText(path)) return 'is not a path but JSON';
  let folder = dirname(path);
  while (!existsSync(folder) && folder !== dirname(folder)) folder = dirname(folder);
  return `no such file in ${resolve(folder)}`;
}

type Way = {
  /** The line number, if the text is one line of a file. */
  readonly line?: number;
  readonly parse?: (text: string) => unknown;
};

function jsonIn(text: string, way: Way = {}): unknown {
  const value = parsed(text, way);
  if (isDeeperThan(MOST_LEVELS, value)) throw new Unreadable('is nested too deeply', `at most ${MOST_LEVELS} levels`);
  return value;
}

function parsed(text: string, {line, parse = JSON.parse}: Way): unknown {
  try {
    return parse(text);
  } catch (error) {
    // The parser's own message is left out because it quotes the file.
    throw new Unreadable(
      `${line === undefined ? '' : `line ${line} `}is not valid JSON${placeOf(error, text)}`,
      'JSON: check for an extra comma, a missing quote or a comment',
    );
  }
}

// Only some of V8's error messages include the position at the end.
function placeOf(error: unknown, text: string): string {
  const position = /in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec((error as Error).message)?.[1];
  if (position === undefined) return '';
  const lines = text.slice(0, Number(position)).split('\n');
  return ` (line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`;
}

/** Other tools' numbers keep their digits. NaN, which `parseExactly` accepts, is invalid here. */
function exactly(text: string): unknown {
  JSON.parse(text);
  return parseExactly(text);
}

const statesOn = (lines: readonly string[]): unknown[] =>
  lines
    .map((line, index) => ({line, number: index + 1}))
    .filter(({line}) => line.trim() !== '')
    .map(({line, number}) => jsonIn(line, {line: number, parse: exactly}));

function isJson(line = ''): boolean {
  try {
    return JSON.parse(line) !== undefined;
  } catch {
    return false;
  }
}
