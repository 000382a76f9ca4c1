// Runs a program to its end, together with all processes that it starts.

import {spawn} from 'node:child_process';
import {endOf, group} from '../helpers/group.ts';

type Options = {readonly cwd?: string; readonly env?: Readonly<Record<string, string | undefined>>};

const LAST_CHARACTERS = 6000;

/** Returns what the program wrote to stdout. @throws unless it exits with code 0 */
export async function run(program: string, args: readonly string[], {cwd, env}: Options = {}): Promise<string> {
  const child = group(
    spawn(program, args, {cwd, env: {...process.env, ...env}, detached: true, stdio: ['ignore', 'pipe', 'pipe']}),
  );
  const {code, stdout, stderr} = await endOf(child);
  if (code === 0) return stdout;
  const said = `${stdout}${stderr}`.slice(-LAST_CHARACTERS);
  throw new Error(`${program} ${args.join(' ')} exited with code ${code}\n${said}`);
}
