// A folder of real files that is removed when the test or the program ends.

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {atEnd} from './program.ts';

export type TemporaryFolder = {
  readonly path: string;
  /** Writes a file that only this user can read, and returns its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly [Symbol.dispose]: () => void;
};

export function temporaryFolder(prefix = join(tmpdir(), 'tap-lengow-')): TemporaryFolder {
  const path = mkdtempSync(prefix);
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, content, {mode: 0o600});
    return file;
  };
  return {path, write, [Symbol.dispose]: atEnd(() => rmSync(path, {recursive: true, force: true}))};
}
