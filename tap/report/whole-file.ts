// Writes a file atomically: other programs see the old file or the new one, never a partial one.

import {renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

/** Waits for the disk, because it is called when the process is about to end. @throws the error of the file system */
export function writeWhole(path: string, text: string): void {
  const temporary = join(dirname(path), `.${crypto.randomUUID()}.tmp`);
  try {
    writeFileSync(temporary, text, {flag: 'wx', flush: true});
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, {force: true});
    throw error;
  }
}
