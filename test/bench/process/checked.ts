// A run that is measured and checked: what it wrote is looked at afterwards, when nothing is timed any more.

import {existsSync, mkdtempSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {digestOf} from './digest.ts';
import {rowFiles} from './row-files.ts';
import {type Command, type Cost, time} from './time.ts';

/** Rows to stdout, rows to files in the folder, or bytes that are no rows. */
export type Writes = 'rows' | 'files' | 'bytes';

/** `holds` is what the output holds: rows as a digest, or a number of bytes. */
export type Checked = Cost & {readonly holds: string};

type Options = {
  readonly writes: Writes;
  /** What is put before the file that takes the output. */
  readonly sink?: string;
};

// In memory, so that no disk has a say.
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * @param command is given a new folder, for files of its own.
 * @throws Error with its stderr when it ends with another code than 0.
 */
export async function checked(command: (folder: string) => Command, {writes, sink = 'cat'}: Options): Promise<Checked> {
  const folder = mkdtempSync(join(PARENT, 'tap-lengow-bench-'));
  const file = join(folder, 'stdout');
  try {
    const made = command(folder);
    const {code, stderr, ...cost} = await time(made, `${sink} > ${file}`);
    if (code !== 0) throw new Error(`${made.argv.join(' ')} ended with ${code}:\n${stderr.slice(-2000)}`);
    if (writes === 'bytes') return {...cost, holds: `${statSync(file).size} bytes`};
    return {...cost, holds: await digestOf(writes === 'rows' ? [{file}] : rowFiles(folder))};
  } finally {
    rmSync(folder, {recursive: true});
  }
}
