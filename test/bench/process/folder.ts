// A temporary folder.

import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {atEnd} from './end.ts';

export type Folder = Disposable & {readonly path: string};

export function temporaryFolder(parent = tmpdir()): Folder {
  const path = mkdtempSync(join(parent, 'tap-lengow-bench-'));
  return {path, [Symbol.dispose]: atEnd(() => rmSync(path, {recursive: true, force: true}))};
}
