// A run that is measured and checked. What it wrote is read afterwards, when nothing is timed any more.

import {existsSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {temporaryFolder} from './folder.ts';
import {digestOf} from './output.ts';
import {rowFiles} from './row-files.ts';
import {type Command, type Cost, time} from './time.ts';

/** Rows to stdout, rows to files in the folder, or bytes that are no rows. */
export type Writes = 'rows' | 'files' | 'bytes';

/** `holds` is what the output holds: rows as a digest, or a number of bytes. */
export type Checked = Cost & {readonly holds: string};

type RunOutput = {
  readonly writes: Writes;
  /** A shell command that the output goes through, on its way to a file. */
  readonly sink?: string;
};

// In memory, so that the speed of a disk does not matter.
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * @param command is given a new folder, for files of its own.
 * @throws Error with its stderr when it ends with another code than 0.
 */
export async function checked(
  command: (folder: string) => Command,
  {writes, sink = 'cat'}: RunOutput,
): Promise<Checked> {
  using folder = temporaryFolder(PARENT);
  const file = join(folder.path, 'stdout');
  const made = command(folder.path);
  const {code, stderr, ...cost} = await time(made, `${sink} > ${file}`);
  if (code !== 0) throw new Error(`${made.argv.join(' ')} ended with ${code}:\n${stderr.slice(-2000)}`);
  if (writes === 'bytes') return {...cost, holds: `${statSync(file).size} bytes`};
  return {...cost, holds: await digestOf(writes === 'rows' ? [{file}] : rowFiles(folder.path))};
}
