// Runs a program to its end, together with all processes that it starts. What they print goes to a log in their folder.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, existsSync, openSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {group} from '../helpers/group.ts';

export type Run = {readonly cwd: string; readonly env: Readonly<Record<string, string>>};

const LAST_LINES = 60;

const logIn = (folder: string): string => join(folder, 'log');

/** @throws unless the program exits with this code */
export async function runTo(expected: number, program: string, args: readonly string[], run: Run): Promise<void> {
  const log = openSync(logIn(run.cwd), 'a');
  const env = {PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'C.UTF-8', TZ: 'UTC', ...run.env};
  const child = group(spawn(program, args, {cwd: run.cwd, env, detached: true, stdio: ['ignore', log, log]}));
  const [code] = await once(child, 'close').finally(() => closeSync(log));
  assert.equal(code, expected, `the exit code of ${program} ${args.join(' ')}`);
}

/** What the programs printed last, except measurements and the target's statements. */
export function lastLines(folder: string): string {
  const lines = existsSync(logIn(folder)) ? readFileSync(logIn(folder), 'utf8').split('\n') : [];
  const told = lines.filter((line) => !/METRIC|Inserting with SQL/.test(line));
  return told.slice(-LAST_LINES).join('\n');
}
