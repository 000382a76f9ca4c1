// The built program as an executable, which is what Airbyte's programs run.

import {chmodSync} from 'node:fs';
import {PROGRAM} from '../helpers/tap.ts';
import type {TemporaryFolder} from '../helpers/temporary-folder.ts';

/** Returns the path of the executable. */
export function sourceIn(folder: TemporaryFolder): string {
  const path = folder.write('source-lengow', `#!/bin/sh\nexec '${process.execPath}' '${PROGRAM}' "$@"\n`);
  chmodSync(path, 0o700);
  return path;
}
