// Runs tap | mapper | target as a shell would, and can truncate or corrupt the tap's output.

import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import type {Readable, Writable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {pipeline} from 'node:stream/promises';
import {group} from '../helpers/group.ts';
import {linesOf} from '../helpers/lines.ts';
import {startProgram, type TapOptions} from '../helpers/tap.ts';
import type {Filter} from './breaks.ts';
import {type Cut, KillPoint} from './kill-point.ts';

export type Stage = {readonly path: string; readonly args: readonly string[]; readonly cwd: string};

export type Piped = {
  /** The tap's exit code; null if it was killed. */
  readonly code: number | null;
  /** The exit code of the last stage. */
  readonly targetCode: number | null;
  readonly lines: number;
  /** What the target printed, line by line. */
  readonly printed: readonly string[];
  readonly said: string;
};

export async function runPipe(
  options: TapOptions,
  stages: readonly Stage[],
  filter: Filter,
  cut?: Cut,
): Promise<Piped> {
  const tap = startProgram(options);
  const children = stages.map(({path, args, cwd}) =>
    group(spawn(path, args, {cwd, env: ENVIRONMENT, stdio: 'pipe', detached: true})),
  );
  const last = children.at(-1) as ChildProcess;
  const killPoint = new KillPoint(filter, cut, () => tap.kill('SIGKILL'));
  const reading = killPoint.read(linesOf(tap.stdout));
  const outputs = [killPoint.lines, ...children.map(({stdout}) => stdout as Readable)];
  const joints = children.map(({stdin}, at) => flow(outputs[at] as Readable, stdin as Writable));
  const said = [tap, ...children].map(({stderr}) => text(stderr as Readable));
  const ends = children.map((child) => once(child, 'close'));
  const [code, printed] = await Promise.all([tap.ended, text(last.stdout as Readable), reading, ...joints, ...ends]);
  return {
    code,
    targetCode: last.exitCode,
    lines: killPoint.taken,
    printed: printed.split('\n').filter((line) => line.trim() !== ''),
    said: (await Promise.all(said)).join('\n'),
  };
}

// Targets behave differently if they detect Docker or a terminal; no target needs more variables than these.
const ENVIRONMENT = {PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: process.env.HOME, TZ: 'UTC'};

/** If a stage exits early, the broken pipe is ignored, because the stage's exit code shows what happened. */
const flow = (from: Readable, to: Writable): Promise<void> => pipeline(from, to).catch(() => undefined);
