// Runs a command to completion as a user's shell would, with its stdout piped, and returns its cost.

import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {watchPeak} from './peak.ts';
import {start} from './start.ts';

export type Command = {readonly argv: readonly string[]; readonly env?: Readonly<Record<string, string>>};

export type Cost = {
  readonly wallMs: number;
  /** User and system time, including all child processes. */
  readonly cpuMs: number;
  /** Peak resident memory of all its processes combined. */
  readonly peakKb: number;
};

export type Timed = Cost & {readonly code: number; readonly stderr: string};

// The shell times the command, not the program that reads its output. File descriptor 3 receives only the times.
const SCRIPT = `
sink=$1; shift
TIMEFORMAT='%3R %3U %3S'
exec 4>&2
{ time "$@" 2>&4 3>&- 4>&-; } 2>&3 | eval "$sink"
exit "\${PIPESTATUS[0]}"`;

/** @param sink a shell command that reads the output. That command's time is not counted. */
export async function time({argv, env = {}}: Command, sink = 'cat > /dev/null'): Promise<Timed> {
  const child = start(['bash', '-c', SCRIPT, 'bench', sink, ...argv], {
    env: {PATH: process.env.PATH, HOME: process.env.HOME, ...env},
    stdio: ['ignore', 'inherit', 'pipe', 'pipe'],
  });
  const peak = watchPeak(child.pid as number);
  const closed = once(child, 'close');
  const [stderr, times] = await Promise.all([child.stdio[2], child.stdio[3]].map((stream) => text(stream as Readable)));
  const [code] = (await closed) as [number];
  const [real, user, system] = (times as string).trim().split(' ').map(Number) as [number, number, number];
  return {code, stderr: stderr as string, wallMs: real * 1000, cpuMs: (user + system) * 1000, peakKb: peak()};
}
