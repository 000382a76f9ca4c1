// SIGINT and SIGTERM: whatever the run is doing, it ends cleanly and says how far it got. Every activity outlasts the
// test's time limit, so a run that does not stop fails the test, however slow the machine is.
// Reliability: Signals
// Tried: SIGINT, SIGTERM and SIGHUP in every activity, also while a pipe gives no input
// Must: exit 130, 143 or 129 with the last STATE

import {execFileSync} from 'node:child_process';
import {closeSync, constants, openSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {auditOf} from '../helpers/auditor.ts';
import {checked, expectWhole} from '../helpers/checked-run.ts';
import {launch, settled, systemPipe, until} from '../helpers/launch.ts';
import {lastState} from '../helpers/messages.ts';
import {configFor} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, type FaultKind, type FaultyRoute, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 1200, seed: 'signals', marketplaces: ['amazon_fr', 'zalando_de']});
const SIGNALS = [
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const;
const TEN_MINUTES = 600;
const QUIET_MS = 200;

/** Runs with the real clock, so a back-off takes as long as in production. */
const start = (sandbox: Sandbox, stdout: number | 'pipe' = 'pipe') =>
  launch({config: configFor(sandbox), env: {LOG_LEVEL: 'debug'}, imports: []}, stdout);

async function interrupt({child, ended}: ReturnType<typeof start>, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  return ended;
}

/** Waits until requests stop arriving because the target is not reading. */
async function stalled(sandbox: Sandbox): Promise<void> {
  await until(() => sandbox.requestsOf('orders').length > 0);
  await settled(() => sandbox.requests.length, QUIET_MS);
}

describe.each(SIGNALS)('%s', (signal, exitCode) => {
  test.each<[string, FaultyRoute, FaultKind, number, number | undefined]>([
    ['the login hangs', 'token', 'timeout', 1, undefined],
    ['the marketplaces hang', 'marketplaces', 'timeout', 1, undefined],
    ['the first page hangs', 'orders', 'timeout', 1, undefined],
    ['a later page hangs', 'orders', 'timeout', 4, undefined],
    ['the run waits to retry the login', 'token', 429, 1, TEN_MINUTES],
    ['the run waits to retry the first page', 'orders', 429, 1, TEN_MINUTES],
    ['the run waits to retry a later page', 'orders', 503, 4, TEN_MINUTES],
  ])('while %s', async (_, route, kind, nth, retryAfter) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route, kind, nth, ...(retryAfter !== undefined && {retryAfter})});
    const tap = start(sandbox);
    const stdout = text(tap.child.stdout as NodeJS.ReadableStream);
    await until(() => sandbox.requestsOf(route).length >= nth);
    if (retryAfter !== undefined) await until(() => /attempt 1 of 8\); retrying in /.test(tap.log()));
    const code = await interrupt(tap, signal);
    const run = checked({code, stdout: await stdout, stderr: await tap.stderr}, sandbox);
    expect(code).toBe(exitCode);
    expectWhole(run);
    expect(auditOf(shop, run.stdout)).toEqual([]);
    expect(lastState(run.stdout)).toBeDefined();
    expect(run.stderr.endsWith(`${run.lastLine}\n`)).toBe(true);
    expect(run.lastLine).toBe(`WARNING Interrupted by ${signal}; the last STATE shows how far this run got`);
    expect(run.stderr.match(/Interrupted/g)).toHaveLength(1);
  });

  test('while the target does not read, and never reads again', async () => {
    await using sandbox = await startSandbox({shop});
    using pipe = systemPipe();
    const tap = start(sandbox, pipe.writer);
    await stalled(sandbox);
    const code = await interrupt(tap, signal);
    const run = checked({code, stdout: '', stderr: await tap.stderr}, sandbox);
    expect([code, run.lastLine]).toEqual([exitCode, expect.stringMatching(/^WARNING Interrupted/)]);
  });

  test('while the target does not read, but continues later', async () => {
    // Small pages: a pipe holds several, whatever its size on this version of Node.
    await using sandbox = await startSandbox({shop, pageCap: 20});
    const tap = start(sandbox);
    // On a busy machine the tap may pause before it has claimed anything.
    await until(() => sandbox.requestsOf('orders').length >= 6);
    await stalled(sandbox);
    const code = interrupt(tap, signal);
    const stdout = await text(tap.child.stdout as NodeJS.ReadableStream);
    const run = checked({code: await code, stdout, stderr: await tap.stderr}, sandbox);
    expect(run.code).toBe(exitCode);
    expectWhole(run);
    expect(auditOf(shop, run.stdout)).toEqual([]);
    expect(lastState(stdout)?.bookmarks.order?.claims).toMatch(/Z$/);
  });

  test('a second signal ends the run at once, before it reports the first', async () => {
    await using sandbox = await startSandbox({shop});
    using pipe = systemPipe();
    const tap = start(sandbox, pipe.writer);
    await stalled(sandbox);
    const again = setInterval(() => tap.child.kill(signal), 10);
    expect(await tap.ended).toBe(exitCode);
    clearInterval(again);
    expect(await tap.stderr).not.toMatch(/Interrupted/);
  });
});

test('SIGHUP, which a closing terminal sends, ends a run in the same way', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 'timeout', nth: 2});
  const tap = start(sandbox);
  const stdout = text(tap.child.stdout as NodeJS.ReadableStream);
  await until(() => sandbox.requestsOf('orders').length >= 2);
  const code = await interrupt(tap, 'SIGHUP');
  const run = checked({code, stdout: await stdout, stderr: await tap.stderr}, sandbox);
  expect([code, run.lastLine]).toEqual([129, expect.stringMatching(/^WARNING Interrupted by SIGHUP;/)]);
  expectWhole(run);
});

test.each<[string, NodeJS.Signals, number]>([
  ['config', 'SIGTERM', 143],
  ['state', 'SIGINT', 130],
  ['catalog', 'SIGHUP', 129],
])('while waiting to read the %s from a pipe', async (what, signal, exitCode) => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'pipe');
  execFileSync('mkfifo', [path]);
  const config = {access_token: 'token-1', secret: 'secret-1', api_url: 'http://127.0.0.1:9'};
  const tap = launch({...(what !== 'config' && {config}), args: [`--${what}`, path]});
  const writer = await reading(path);
  const code = await interrupt(tap, signal);
  closeSync(writer);
  // No STATE has been written.
  expect([code, await tap.stderr]).toEqual([exitCode, `WARNING Interrupted by ${signal}\n`]);
});

test.each([
  ['estimate', ['estimate']],
  ['plan', ['plan']],
  ['verify', ['verify', '--orders', 'orders.csv', '--state', 'a.state']],
  ['--test', ['--test']],
])('%s does not mention a STATE, because it writes none', async (_, args) => {
  await using sandbox = await startSandbox({shop});
  using folder = temporaryFolder();
  const claims = '2020-01-01T00:00:00Z/2026-06-01T00:00:00Z';
  folder.write('a.state', JSON.stringify({bookmarks: {order: {account_id: '155', claims}}}));
  folder.write('orders.csv', 'account_id,marketplace,marketplace_order_id,imported_at,updated_at\n');
  sandbox.faults.add({route: 'orders', kind: 'timeout', nth: 1});
  const paths = args.map((word) => (word.includes('.') ? join(folder.path, word) : word));
  const tap = launch({config: configFor(sandbox), args: paths, imports: []});
  await until(() => sandbox.requestsOf('orders').length > 0);
  const code = await interrupt(tap, 'SIGTERM');
  expect([code, (await tap.stderr).split('\n').slice(-2)]).toEqual([143, ['WARNING Interrupted by SIGTERM', '']]);
});

/** Opens a named pipe for writing once the tap has opened it for reading. */
async function reading(path: string): Promise<number> {
  let writer: number | undefined;
  await until(() => {
    try {
      writer = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENXIO') throw error;
    }
    return writer !== undefined;
  });
  return writer as number;
}
