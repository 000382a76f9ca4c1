// However a benchmark program ends, every process that it started also ends.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {text} from 'node:stream/consumers';

const MODULES = ['end', 'folder', 'start'].map((name) => String(new URL(`./${name}.js`, import.meta.url)));
const PROGRAM = `
  const [{endEarly}, {temporaryFolder}, {start}] = await Promise.all(${JSON.stringify(MODULES)}.map((url) => import(url)));
  endEarly();
  const folder = temporaryFolder();
  const {pid} = start(['bash', '-c', 'sleep 600 | cat'], {stdio: 'ignore'});
  console.log(folder.path + ' ' + pid);
  process.stdin.on('data', (how) => {
    if (String(how) === 'throw') throw new Error('a fault');
    setInterval(() => console.log('more'), 1);
  });`;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['closed output', 141],
  ['throw', 1],
] as const)('%s', async (how, expected) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM]);
  const ended = once(child, 'exit');
  const stderr = text(child.stderr);
  const [line] = await once(child.stdout, 'data');
  const [folder = '', pid] = String(line).trim().split(' ');
  expect([existsSync(folder), runs(Number(pid))]).toEqual([true, true]);
  if (how.startsWith('SIG')) child.kill(how as NodeJS.Signals);
  else child.stdin.write(how);
  if (how === 'closed output') child.stdout.destroy();
  expect(await ended).toEqual([expected, null]);
  expect(existsSync(folder)).toBe(false);
  while (runs(Number(pid))) await new Promise(setImmediate);
  expect(await stderr).toMatch(how === 'throw' ? /a fault/ : /^$/);
});

/** Whether any process in this group is still running. A zombie process does not count. */
function runs(group: number): boolean {
  try {
    process.kill(-group, 0);
    const [, state] = /State:\s*(\S)/.exec(readFileSync(`/proc/${group}/status`, 'utf8')) ?? [];
    return state !== 'Z';
  } catch {
    return false;
  }
}
