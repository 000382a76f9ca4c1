// Starts other programs as process groups, so each program ends together with all the processes that it started.

import type {ChildProcess} from 'node:child_process';
import {atEnd} from './program.ts';

/** @param child spawned with `detached`, so it leads a process group. The entire group ends with the program. */
export function group<T extends ChildProcess>(child: T): T {
  const end = atEnd(() => killGroup(child));
  child.once('close', end);
  return child;
}

/** Kills a process and everything that it started. */
export function killGroup({pid}: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
