// The two benchmark programs leave nothing behind if they are stopped midway.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

const program = (name: string): string => fileURLToPath(new URL(`./${name}.js`, import.meta.url));

test.each([
  ['main', ['--quick']],
  ['size', ['--orders', '100000', '--alone']],
])('when %s is stopped, it also stops its server and the tap', async (name, args) => {
  const child = spawn(process.execPath, [program(name), ...args], {stdio: 'ignore'});
  const ended = once(child, 'exit');
  let below: Running[] = [];
  while (!below.some(({command}) => command.includes('tap-lengow.js'))) {
    await sleep(10);
    below = runningBelow(child.pid as number);
  }
  expect(below.filter(({command}) => command.includes('server/process.js'))).toHaveLength(1);
  child.kill('SIGTERM');
  expect(await ended).toEqual([143, null]);
  for (const {pid} of below) while (existsSync(`/proc/${pid}/exe`)) await sleep(10);
});

type Running = {readonly pid: number; readonly command: string};

function runningBelow(pid: number): Running[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim().split(' ').filter(Boolean).map(Number);
  return children.flatMap((child) => [{pid: child, command: read(`/proc/${child}/cmdline`)}, ...runningBelow(child)]);
}

/** Undefined if the process no longer exists. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
