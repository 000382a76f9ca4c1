// Where a file is to be written, or why it cannot be: checked at the start, because the file is written at the end.
// Faults do not quote the path, because people pass credentials instead of a path.

import {accessSync, constants, fstatSync, readlinkSync, realpathSync, type Stats, statSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import type {Checked, Fault} from '../../values/fault.ts';

/** A file that must not be replaced, and what it is. */
export type Taken = {readonly what: string; readonly path: string};

type Finding = Pick<Fault, 'found' | 'expected'>;

const [STDIN, STDOUT, STDERR] = [0, 1, 2];
const ABSENT: readonly unknown[] = ['ENOENT', 'ENOTDIR'];
const A_FILE = 'the path of a file to write, in a folder that exists';

/**
 * The file to write; a symbolic link is followed, so that the link itself is not replaced.
 *
 * @param flag names the path
 */
export function placeOf(flag: string, path: string, taken: readonly Taken[]): Checked<string> {
  const refused = fileFinding(path, taken);
  const file = refused === undefined ? followed(path) : path;
  const finding = refused ?? folderFinding(dirname(file));
  // The working directory may be gone by the time the file is written.
  if (finding === undefined) return {value: resolve(file), faults: [], warnings: []};
  return {value: undefined, faults: [{where: flag, pointer: '', ...finding}], warnings: []};
}

/** The file that a path leads to, which need not exist. The path must not lead in a circle. */
function followed(path: string): string {
  const real = tried(() => realpathSync(path));
  if (real !== undefined) return real;
  const link = tried(() => readlinkSync(path));
  return link === undefined ? path : followed(resolve(dirname(path), link));
}

function folderFinding(folder: string): Finding | undefined {
  if (!tried(() => statSync(folder))?.isDirectory())
    return {found: 'is in a folder that does not exist', expected: A_FILE};
  const isWritable = tried(() => accessSync(folder, constants.W_OK | constants.X_OK) ?? true);
  return isWritable ? undefined : {found: 'is in a folder that this user cannot write to', expected: 'another folder'};
}

function fileFinding(path: string, taken: readonly Taken[]): Finding | undefined {
  if (path === '') return {found: 'is empty', expected: A_FILE};
  let stat: Stats;
  try {
    stat = statSync(path);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    return ABSENT.includes(code) ? undefined : {found: `cannot be written (${code})`, expected: A_FILE};
  }
  if (stat.isDirectory()) return {found: 'is a folder', expected: 'the path of a file in it'};
  if (!stat.isFile()) return {found: 'is not a regular file', expected: A_FILE};
  const same = inUse(taken).find(({other}) => other?.ino === stat.ino && other.dev === stat.dev);
  return same && {found: `is also ${same.what}, which would be replaced`, expected: 'another file'};
}

/** Also what stdin, stdout and stderr are redirected to. */
const inUse = (taken: readonly Taken[]): readonly {what: string; other: Stats | undefined}[] => [
  ...taken.map(({what, path}) => ({what, other: tried(() => statSync(path))})),
  {what: 'stdin', other: tried(() => fstatSync(STDIN))},
  {what: 'stdout', other: tried(() => fstatSync(STDOUT))},
  {what: 'stderr', other: tried(() => fstatSync(STDERR))},
];

/** Undefined if the file system refuses. */
function tried<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return;
  }
}
