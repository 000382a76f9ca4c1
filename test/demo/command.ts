// Runs another command of the built tap, and returns what a terminal would show.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {PROGRAM} from '../helpers/tap.ts';

export type Shown = {readonly code: number | null; readonly shown: string};

// A terminal shows no metrics, and the demo has moved the sandbox's clock.
const HIDDEN = /^INFO METRIC|^WARNING Lengow's clock/;

export async function command(args: readonly string[], folder: string): Promise<Shown> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {cwd: folder, stdio: ['ignore', 'pipe', 'pipe']});
  const [[code], stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  const log = stderr.split('\n').filter((line) => line !== '' && !HIDDEN.test(line));
  return {code, shown: [`$ tap-lengow ${args.join(' ')}`, ...log, stdout.trimEnd()].join('\n')};
}
