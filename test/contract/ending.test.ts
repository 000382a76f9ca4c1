// The process exits once all output is flushed, with the right exit code, even if handles are still open.
// Reliability: The end of the process
// Tried: open sockets, timers and promises; a slow target; a slow, stalled or closed stderr
// Must: every byte is written, then the process ends within a second

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {checked, expectWhole} from '../helpers/checked-run.ts';
import {close, launch, systemPipe} from '../helpers/launch.ts';
import {lastState} from '../helpers/messages.ts';
import {command, configFor, runProgram} from '../helpers/tap.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 700, seed: 'ending', marketplaces: ['amazon_fr', 'zalando_de']});
const A_SECOND = 1000;
const PIPE_BYTES = 64 * 1024;
const LONGER_THAN_AN_INTERRUPTED_RUN_WAITS = 1300;
/** A config with an address at which no API listens. */
const CONFIG = {access_token: 'token-1', secret: 'secret-1', api_url: 'http://127.0.0.1:9'};

const script = (text: string): string => `data:text/javascript,${encodeURIComponent(text)}`;

/** Leaves a server, a socket and a timer open, and a promise that never settles. */
const LEFTOVERS = script(`
  import {connect, createServer} from 'node:net';
  const server = createServer(() => {}).listen(0, '127.0.0.1', () => connect(server.address().port));
  setInterval(() => {}, 1e6);
  globalThis.pending = new Promise(() => {});
`);

/** A script that replaces every HTTP request with the given behavior. */
const requestsThat = (behaviour: string): string =>
  script(`
    import {EventEmitter} from 'node:events';
    import http from 'node:http';
    const request = Object.assign(new EventEmitter(), {end() {}, write() {}, destroy() {}, setTimeout() {}});
    http.request = (_url, {signal}) => {
      signal?.addEventListener('abort', () => request.emit('error', signal.reason));
      ${behaviour};
      return request;
    };
  `);

/** Reads a pipe to the end in small chunks, like a slow program. */
async function readSlowly(descriptor: number, {bytes, everyMs}: {bytes: number; everyMs: number}) {
  const chunk = Buffer.alloc(bytes);
  let text = '';
  for (;;) {
    await sleep(everyMs);
    const length = readNow(descriptor, chunk);
    if (length === 0) return {text, endedAt: Date.now()};
    if (length !== undefined) text += chunk.toString('latin1', 0, length);
  }
}

/** The number of bytes read: 0 at the end of the input, undefined if no data is available yet. */
function readNow(descriptor: number, chunk: Buffer): number | undefined {
  try {
    return readSync(descriptor, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    return;
  }
}

test.each(['--version', '--discover'])('%s exits at once, even if sockets or timers are open', async (flag) => {
  const started = Date.now();
  const run = await runProgram({args: [flag], imports: [LEFTOVERS]});
  expect([run.code, run.stderr]).toEqual([0, '']);
  expect(Date.now() - started).toBeLessThan(5 * A_SECOND);
});

test('a run with a slow target exits within a second after the target has received every byte', async () => {
  await using sandbox = await startSandbox({shop});
  using pipe = systemPipe();
  const tap = launch({config: configFor(sandbox), imports: [LEFTOVERS]}, pipe.writer);
  close(pipe.writer);
  const {text, endedAt} = await readSlowly(pipe.reader, {bytes: 8192, everyMs: 10});
  const run = checked({code: await tap.ended, stdout: text, stderr: await tap.stderr}, sandbox);
  expect(run.code).toBe(0);
  expect(Date.now() - endedAt).toBeLessThan(A_SECOND);
  expect(text.length).toBeGreaterThan(4 * PIPE_BYTES);
  expectWhole(run);
});

test('a target that pauses receives every byte of the last state, even if the run fails', async () => {
  const state = {bookmarks: {other: {text: 'x'.repeat(PIPE_BYTES + 20_000)}}};
  using pipe = systemPipe();
  const tap = launch({config: {...CONFIG, max_attempts: 1}, state, imports: [LEFTOVERS]}, pipe.writer);
  close(pipe.writer);
  const {text} = await readSlowly(pipe.reader, {bytes: PIPE_BYTES, everyMs: LONGER_THAN_AN_INTERRUPTED_RUN_WAITS});
  const run = checked({code: await tap.ended, stdout: text, stderr: await tap.stderr});
  expect([run.code, lastState(run.stdout)]).toEqual([4, state]);
});

test('a slow reader of stderr receives the last line', async () => {
  const unknown = Object.fromEntries(Array.from({length: 1500}, (_, index) => [`unknown_${index}`, 1]));
  const config = {...CONFIG, ...unknown};
  using pipe = systemPipe();
  const {file, args, env, cwd, remove} = command({config, args: ['--test=schema'], imports: [LEFTOVERS]});
  const child = spawn(file, args, {env, cwd, stdio: ['ignore', 'ignore', pipe.writer]});
  const ended = once(child, 'close');
  close(pipe.writer);
  const {text} = await readSlowly(pipe.reader, {bytes: 4096, everyMs: 20});
  await ended;
  remove();
  expect(text.length).toBeGreaterThan(PIPE_BYTES);
  expect(text).toMatch(/\n$/);
});

test('a run that waits for an impossible event exits with 1 and prints its input state', async () => {
  const state = {bookmarks: {order: {updated_at: '2026-03-01T00:00:00.000000Z'}}};
  const run = await runProgram({config: CONFIG, state, imports: [requestsThat('')]});
  expect([run.code, lastState(run.stdout)]).toEqual([1, state]);
  expect(run.stderr).toMatch(/^CRITICAL This is a bug in tap-lengow\. Error: The run is waiting for something/m);
});

test('an uncaught error: exit 1, a final log line and the state', async () => {
  const late = requestsThat("setImmediate(() => { throw new Error('late'); })");
  const run = await runProgram({config: CONFIG, imports: [late]});
  expect([run.code, lastState(run.stdout)]).toEqual([1, {bookmarks: {}}]);
  expect(run.stderr).toMatch(/^CRITICAL This is a bug in tap-lengow\. Error: late$/m);
});
