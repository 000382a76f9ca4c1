// The other end of stdout: a closed pipe, a slow target, a file, a full disk.
// Completeness: C9
// Reliability: The other end of stdout
// Tried: a closed pipe, a slow target, a file, a full disk
// Must: every byte written, or the documented exit code

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, openSync, readFileSync} from 'node:fs';
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';
import {join} from 'node:path';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {checked, expectWhole} from '../helpers/checked-run.ts';
import {close, launch, settled, systemPipe, until} from '../helpers/launch.ts';
import {linesOf} from '../helpers/lines.ts';
import {rowsOf} from '../helpers/messages.ts';
import {command, configFor, type TapOptions} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 3000, seed: 'pipe', marketplaces: ['amazon_fr', 'zalando_de']});
const PAGES = 30;
const CLOSED = 'WARNING The target closed the pipe; continue from the last STATE that it saved';

const start = (sandbox: Sandbox, stdout: number | 'pipe' = 'pipe') =>
  launch({config: configFor(sandbox), env: {LOG_LEVEL: 'debug'}}, stdout);

async function closed({ended, stderr}: ReturnType<typeof start>, sandbox: Sandbox): Promise<void> {
  const run = checked({code: await ended, stdout: '', stderr: await stderr}, sandbox);
  expect([run.code, run.lastLine]).toEqual([141, CLOSED]);
  expect(run.stderr.match(/^(WARNING|ERROR|CRITICAL)/gm)).toHaveLength(1);
}

test('a target that closes the pipe before the first line: at most one request for orders', async () => {
  await using sandbox = await startSandbox({shop});
  using pipe = systemPipe();
  close(pipe.reader);
  await closed(start(sandbox, pipe.writer), sandbox);
  expect(sandbox.requestsOf('orders').length).toBeLessThanOrEqual(1);
});

test('a target that closes the pipe after the first line', async () => {
  await using sandbox = await startSandbox({shop});
  const tap = start(sandbox);
  for await (const _line of linesOf(tap.child.stdout as Readable)) break;
  tap.child.stdout?.destroy();
  const asked = sandbox.requests.length;
  await closed(tap, sandbox);
  expect(sandbox.requests.length - asked).toBeLessThanOrEqual(3);
});

test('if the target dies mid-run and all responses then arrive at once, nothing more is requested', async () => {
  // A latency that is long enough for parallel requests to pay off, even on a busy machine.
  await using sandbox = await startSandbox({shop, latencyMs: 200});
  let answer = () => {};
  const answers = new Promise<void>((resolve) => {
    answer = resolve;
  });
  sandbox.beforeRequest(() => (sandbox.requestsOf('orders').length > 12 ? answers : undefined));
  const tap = launch({config: configFor(sandbox, {max_concurrency: 4}), env: {LOG_LEVEL: 'debug'}});
  tap.child.stdout?.resume();
  // The maximum concurrency: no other request is sent before one of these four is answered.
  await until(() => sandbox.underWay === 4);
  const asked = sandbox.requests.length;
  tap.child.stdout?.destroy();
  await once(tap.child.stdout as Readable, 'close');
  answer();
  await closed(tap, sandbox);
  expect(sandbox.requests.length - asked).toBe(0);
});

test('a target that reads slowly slows down the tap: it requests only a few pages ahead', async () => {
  await using sandbox = await startSandbox({shop});
  using pipe = systemPipe();
  const tap = start(sandbox, pipe.writer);
  await until(() => sandbox.requestsOf('orders').length > 0);
  expect(await settled(() => sandbox.requestsOf('orders').length)).toBeLessThanOrEqual(4);
  tap.child.kill('SIGKILL');
  await tap.ended;
});

test('a target that continues after a pause receives everything', async () => {
  await using sandbox = await startSandbox({shop});
  const tap = start(sandbox);
  await until(() => sandbox.requestsOf('orders').length > 0);
  const paused = await settled(() => sandbox.requestsOf('orders').length);
  expect(paused).toBeLessThan(PAGES / 2);
  let stdout = '';
  tap.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  const run = checked({code: await tap.ended, stdout, stderr: await tap.stderr}, sandbox);
  expect(run.code).toBe(0);
  expectWhole(run);
  expect(rowsOf(stdout).order).toHaveLength(shop.truth().order.length);
});

test('a file receives everything', async () => {
  await using sandbox = await startSandbox({shop});
  using folder = temporaryFolder();
  const path = join(folder.path, 'messages.jsonl');
  const file = openSync(path, 'w');
  const tap = start(sandbox, file);
  const run = checked({code: await tap.ended, stdout: readFileSync(path, 'utf8'), stderr: await tap.stderr}, sandbox);
  closeSync(file);
  expect(run.code).toBe(0);
  expectWhole(run);
  expect(rowsOf(run.stdout).order).toHaveLength(shop.truth().order.length);
});

test('a full disk: exit 1, one line, no stack', async () => {
  await using sandbox = await startSandbox({shop});
  const full = openSync('/dev/full', 'w');
  const tap = start(sandbox, full);
  const run = checked({code: await tap.ended, stdout: '', stderr: await tap.stderr}, sandbox);
  closeSync(full);
  expect(run.code).toBe(1);
  expect(run.lastLine).toMatch(/^CRITICAL stdout could not be written \(ENOSPC\); free some space and run again/);
  expect(run.stderr.match(/^(WARNING|ERROR|CRITICAL)/gm)).toHaveLength(1);
  expect(sandbox.requestsOf('orders').length).toBeLessThanOrEqual(1);
});

test.each(['--help', '--version', '--about', '--discover'])('%s, writing to a closed pipe: exit 141', async (flag) => {
  using pipe = systemPipe();
  close(pipe.reader);
  const tap = launch({args: [flag]}, pipe.writer);
  const run = checked({code: await tap.ended, stdout: '', stderr: await tap.stderr});
  expect([run.code, run.lastLine]).toEqual([141, CLOSED]);
});

test.each(['--help', '--version', '--about', '--discover'])(
  '%s writing to a full disk: exit 1 and one error line',
  async (flag) => {
    const full = openSync('/dev/full', 'w');
    const tap = launch({args: [flag]}, full);
    const run = checked({code: await tap.ended, stdout: '', stderr: await tap.stderr});
    closeSync(full);
    expect([run.code, run.log]).toEqual([
      1,
      [expect.stringMatching(/^CRITICAL stdout could not be written \(ENOSPC\)/)],
    ]);
  },
);

/** Runs the tap with an output file size limit; the write that reaches the limit is truncated. */
async function limited(options: TapOptions, kilobytes: number) {
  using folder = temporaryFolder();
  const path = join(folder.path, 'messages.jsonl');
  const file = openSync(path, 'w');
  const {file: program, args, cwd, env, remove} = command(options);
  const limit = ['-c', 'ulimit -f "$0" && exec "$@"', String(kilobytes), program, ...args];
  const child = spawn('bash', limit, {cwd, env, stdio: ['ignore', file, 'pipe']});
  const [stderr, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'close')]);
  closeSync(file);
  remove();
  return checked({code, stdout: readFileSync(path, 'utf8'), stderr});
}

test('a disk that fills up while --discover writes to it: exit 1', async () => {
  const run = await limited({args: ['--discover']}, 8);
  expect([run.code, Buffer.byteLength(run.stdout)]).toEqual([1, 8192]);
  expect(run.lastLine).toMatch(/^CRITICAL stdout could not be written \(EFBIG\)/);
});

test('a disk that fills up in the middle of a run: exit 1, and nothing follows the truncated line', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await limited({config: configFor(sandbox)}, 100);
  expect(run.code).toBe(1);
  expect(run.lastLine).toMatch(/^CRITICAL stdout could not be written \(EFBIG\)/);
  const lines = run.stdout.split('\n');
  expect(() => JSON.parse(lines.at(-1) ?? '')).toThrow();
  for (const line of lines.slice(0, -1)) expect(JSON.parse(line)).toHaveProperty('type');
});

test('a socket connection reset by its reader is treated as closed by the target: exit 141', async () => {
  await using server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const accepted = once(server, 'connection') as Promise<[Socket]>;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const [[reader]] = await Promise.all([accepted, once(socket, 'connect')]);
  socket.on('error', () => {});
  const {file, args, cwd, env, remove} = command({args: ['--discover']});
  const child = spawn(file, args, {cwd, env, stdio: ['ignore', socket, 'pipe']});
  reader.resetAndDestroy();
  const [stderr, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'close')]);
  remove();
  expect([code, stderr]).toEqual([141, `${CLOSED}\n`]);
});
