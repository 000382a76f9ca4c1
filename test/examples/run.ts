// Runs a program to its end, together with all processes that it starts.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {group} from '../helpers/group.ts';

export type Run = {readonly cwd: string; readonly env: Readonly<Record<string, string>>};
export type Ended = {readonly code: number | null; readonly said: string};

export async function run(program: string, args: readonly string[], {cwd, env}: Run): Promise<Ended> {
  const known = {PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', TZ: 'UTC', ...env};
  const child = group(spawn(program, args, {cwd, env: known, detached: true, stdio: ['ignore', 'pipe', 'pipe']}));
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return {code, said: stdout + stderr};
}

/** @throws with the end of what the program printed, unless it exits with this code. */
export async function runTo(expected: number, program: string, args: readonly string[], options: Run): Promise<Ended> {
  const ended = await run(program, args, options);
  if (ended.code === expected) return ended;
  throw new Error(
    `${program} exited with ${ended.code}, not ${expected}:\n${ended.said.split('\n').slice(-40).join('\n')}`,
  );
}
