// Starts other programs as process groups, so each program ends together with all the processes that it started.

import type {ChildProcess, ChildProcessByStdio} from 'node:child_process';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {atEnd} from './program.ts';

/** @param child spawned with `detached`, so it leads a process group. The entire group ends with the program. */
export function group<T extends ChildProcess>(child: T): T {
  const end = atEnd(() => killGroup(child));
  child.once('close', end);
  return child;
}

/** How the program ended, and all that it wrote. */
export async function endOf(child: ChildProcessByStdio<null, Readable, Readable>) {
  const [stdout, stderr, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return {code, signal, stdout, stderr};
}

/** Kills a process and everything that it started. */
export function killGroup({pid}: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
