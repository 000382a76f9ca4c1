// The built program, killed in the middle of its output.

import {linesOf} from './lines.ts';
import {startProgram, type TapOptions} from './tap.ts';

/** The first lines of the output, after which the program was killed; and its exit code, null if it did not end before. */
export async function killedAfter(count: number, options: TapOptions) {
  const tap = startProgram(options);
  tap.stderr.resume();
  const lines: string[] = [];
  for await (const line of linesOf(tap.stdout)) if (lines.push(line) === count) tap.kill('SIGKILL');
  const code = await tap.ended;
  return {lines: lines.slice(0, count), code};
}
