// Starts programs that, like all their child processes, never outlive this one.

import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import {atEnd} from './end.ts';

/** The program gets its own process group. */
export function start([program = '', ...args]: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, {...options, detached: true});
  return child.once(
    'exit',
    atEnd(() => killGroup(child.pid)),
  );
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // The whole group has ended.
  }
}
