// The built program as an executable of one name, for programs that start it by its path or find it on the PATH.

import {chmodSync} from 'node:fs';
import {PROGRAM} from './tap.ts';
import type {TemporaryFolder} from './temporary-folder.ts';

/** Returns the path of the executable. */
export function executableIn(folder: TemporaryFolder, name: string): string {
  const path = folder.write(name, `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}
