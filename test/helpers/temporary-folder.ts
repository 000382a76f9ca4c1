// A folder of real files that is gone after the test.

import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';

export type TemporaryFolder = {
  readonly path: string;
  /** Writes a file and gives its path. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly [Symbol.dispose]: () => void;
};

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), 'tap-lengow-'));
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, content);
    return file;
  };
  return {path, write, [Symbol.dispose]: () => rmSync(path, {recursive: true, force: true})};
}
