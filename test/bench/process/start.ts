// Starts programs that end, with all that they start, no later than this one does.

import {type ChildProcess, type SpawnOptions, spawn} from 'node:child_process';
import {atEnd} from './end.ts';

/** In a process group of its own. */
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
    // All of it has ended.
  }
}
