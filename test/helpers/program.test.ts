// Programs under test/ print their usage without starting anything, and leave nothing behind.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import {until} from './launch.ts';
import {linesOf} from './lines.ts';

const DIST = new URL('..', import.meta.url);

test.each(['demo', 'meltano', 'simulate', 'targets'])('the %s program has a --help option', async (name) => {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`${name}/main.js`, DIST)), '--help']);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^npm run /);
});

// Starts a process in its own group, creates a folder, and prints until it is stopped.
const PROGRAM = `
import {spawn} from 'node:child_process';
import {setTimeout as sleep} from 'node:timers/promises';
import {group} from '${new URL('helpers/group.js', DIST)}';
import {program} from '${new URL('helpers/program.js', DIST)}';
import {temporaryFolder} from '${new URL('helpers/temporary-folder.js', DIST)}';
await program({usage: '', main: async () => {
  const {pid} = group(spawn('sleep', ['1000'], {detached: true, stdio: 'ignore'}));
  process.stdout.write(JSON.stringify({pid, path: temporaryFolder().path}) + '\\n');
  if (process.argv[1] === 'fail') throw new Error('a bug');
  for (;;) await sleep(10).then(() => process.stdout.write('.\\n'));
}});`;

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

test.each<[string, number, (child: ReturnType<typeof spawn>) => void]>([
  ['SIGINT', 130, (child) => child.kill('SIGINT')],
  ['SIGTERM', 143, (child) => child.kill('SIGTERM')],
  ['SIGHUP', 129, (child) => child.kill('SIGHUP')],
  ['a closed output', 141, (child) => child.stdout?.destroy()],
  ['a bug', 1, () => {}],
])('%s ends everything that was started, exit code %i', async (how, code, end) => {
  const args = how === 'a bug' ? ['fail'] : [];
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, '--', ...args]);
  const lines = linesOf(child.stdout as Readable)[Symbol.asyncIterator]();
  const {pid, path} = JSON.parse((await lines.next()).value ?? '');
  end(child);
  if (how === 'a bug') child.stdout.resume();
  expect(await once(child, 'exit')).toEqual([code, null]);
  await until(() => !isAlive(pid));
  expect(existsSync(path)).toBe(false);
});
