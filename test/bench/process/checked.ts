// A run that is measured and checked. Its output is read only after all timing is done.

import {existsSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {temporaryFolder} from './folder.ts';
import {digestOf} from './output.ts';
import {rowFiles} from './row-files.ts';
import {type Command, type Cost, time} from './time.ts';

/** What a program writes: rows to stdout, rows to files in the folder, or raw bytes. */
export type Writes = 'rows' | 'files' | 'bytes';

/** `holds` describes the output: a digest of the rows, or a number of bytes. */
export type Checked = Cost & {readonly holds: string};

type RunOutput = {
  readonly writes: Writes;
  /** A shell command that filters the output before it is written to a file. */
  readonly sink?: string;
};

// Output files are kept in memory, so disk speed has no effect.
const PARENT = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/**
 * @param command receives a new folder for its files.
 * @throws Error with the command's stderr if its exit code is not 0.
 */
export async function checked(
  command: (folder: string) => Command,
  {writes, sink = 'cat'}: RunOutput,
): Promise<Checked> {
  using folder = temporaryFolder(PARENT);
  const file = join(folder.path, 'stdout');
  const made = command(folder.path);
  const {code, stderr, ...cost} = await time(made, `${sink} > ${file}`);
  if (code !== 0) throw new Error(`${made.argv.join(' ')} exited with ${code}:\n${stderr.slice(-2000)}`);
  if (writes === 'bytes') return {...cost, holds: `${statSync(file).size} bytes`};
  return {...cost, holds: await digestOf(writes === 'rows' ? [{file}] : rowFiles(folder.path))};
}
