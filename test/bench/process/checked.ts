// A run that is measured and checked: what it wrote is looked at afterwards, when nothing is timed any more.

import {existsSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {digestOf} from './digest.ts';
import {type Command, type Cost, time} from './time.ts';

/** `holds` is what the output holds: rows as a digest, or a number of bytes. */
export type Checked = Cost & {readonly holds: string};

const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

type Options = {readonly writes: 'rows' | 'bytes'; readonly sink?: string};

/** @throws Error with its stderr when it ends with another code than 0. */
export async function checked(command: Command, {writes, sink = 'cat'}: Options): Promise<Checked> {
  const file = `${FOLDER}/tap-lengow-bench-${process.pid}.out`;
  try {
    const {code, stderr, ...cost} = await time(command, `${sink} > ${file}`);
    if (code !== 0) throw new Error(`${command.argv.join(' ')} ended with ${code}:\n${stderr.slice(-2000)}`);
    return {...cost, holds: writes === 'rows' ? await digestOf(file) : `${statSync(file).size} bytes`};
  } finally {
    rmSync(file, {force: true});
  }
}
