// Writes a file that only its owner can read, completely or not at all. Replaces an existing file only if asked to.

import {randomUUID} from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';
import {InputError} from '../../errors.ts';

const OWNER_ONLY = 0o600;

export const exists = (path: string): boolean => lstatSync(path, {throwIfNoEntry: false}) !== undefined;

/** Checks that the file can be written, before any question is asked. @throws InputError */
export function checkPlace(path: string): void {
  const folder = dirname(resolve(path));
  const stat = statSync(path, {throwIfNoEntry: false});
  if (stat && !stat.isFile()) throw refused(path, 'is not a file', 'the file to write, such as config.json');
  if (!statSync(folder, {throwIfNoEntry: false})?.isDirectory())
    throw refused(path, `is in a folder that does not exist (${folder})`, 'a file in an existing folder');
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw refused(folder, 'cannot be written by this user', 'a folder that this user may write to');
  }
}

export const alreadyExists = (path: string): InputError =>
  refused(path, 'already exists', '--force to replace it, or another file with --config');

/** @throws InputError if the file exists and may not be replaced, or if it cannot be written */
export function writeNewFile(path: string, text: string, mayReplace: boolean): void {
  const target = existsSync(path) ? realpathSync(path) : path;
  const draft = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  try {
    writeDraft(draft, text);
    if (mayReplace) renameSync(draft, target);
    else publish(draft, target);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw refused(path, `cannot be written (${(error as NodeJS.ErrnoException).code})`, 'a file that can be written');
  } finally {
    rmSync(draft, {force: true});
  }
}

function writeDraft(path: string, text: string): void {
  const fd = openSync(path, 'wx', OWNER_ONLY);
  try {
    // The mode above is subject to the umask.
    fchmodSync(fd, OWNER_ONLY);
    writeFileSync(fd, text);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Unlike a rename, a link never replaces a file that another program has created in the meantime. */
function publish(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch {
    if (exists(path)) throw alreadyExists(path);
    // Some file systems have no links.
    renameSync(draft, path);
  }
}

const refused = (where: string, found: string, expected: string): InputError =>
  InputError.of([{where, pointer: '', found, expected}]);
