// `verify` through the built program: what it reads and prints, its exit codes, and what it leaves behind.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {csvOf, inventoryOf, nameOf} from '../commands/verify/inventory-file.ts';
import {atEnd} from '../helpers/program.ts';
import {Tables} from '../helpers/tables.ts';
import {command, configFor, type Json, runProgram, type TapOptions} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

let sandbox: Sandbox;
let state: unknown;
let rows: readonly Json[];

beforeAll(async () => {
  sandbox = await startSandbox({shop: createShop({orders: 300, seed: 'verify', months: 12})});
  const {code, stdout} = await runProgram({config: configFor(sandbox)});
  expect(code).toBe(0);
  const tables = new Tables().load(stdout);
  ({state} = tables);
  // The newest orders were imported after the end of the claims.
  rows = inventoryOf(tables).sort((a, b) => (String(a.imported_at) < String(b.imported_at) ? -1 : 1));
});

afterAll(() => sandbox[Symbol.asyncDispose]());

type Verified = {readonly code: number | null; readonly stdout: string; readonly stderr: string};

/** Runs `verify` with the rows on stdin. */
async function verify(stdin: string, args: readonly string[] = [], options: TapOptions = {}): Promise<Verified> {
  const {child, ended} = start(args, options);
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return {code, stdout, stderr};
}

function start(args: readonly string[], {config = configFor(sandbox), ...options}: TapOptions = {}) {
  const run = command({config, state, report: false, args: ['--orders', '-', ...args], ...options});
  const [program, ...flags] = run.args.slice(run.args.findIndex((arg) => !arg.startsWith('--import')));
  const child = spawn(process.execPath, [program ?? '', 'verify', ...flags], {
    cwd: run.cwd,
    env: {...run.env, TAP_LENGOW_LOG_LEVEL: 'INFO'},
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const kill = atEnd(() => child.kill('SIGKILL'));
  const ended = once(child, 'close').then(([code]) => {
    kill();
    run.remove();
    return code as number | null;
  });
  return {child, ended, cwd: run.cwd};
}

test('equal counts: one line on stdout, and exit 0', async () => {
  const {code, stdout, stderr} = await verify(csvOf(rows));
  expect(stdout).toMatch(/^counts equal in \d+ cells\n$/);
  expect(stderr).toMatch(
    /^INFO 300 orders in the table, imported from 20\d\d-\d\d-\d\d to 20\d\d-\d\d-\d\d; \d+ cells compared, \d+ requests$/m,
  );
  expect(code).toBe(0);
});

test('what the state claims of actions makes no difference', async () => {
  const bookmarks = {...(state as {bookmarks: Json}).bookmarks, order_action: {account_id: '155', claims: ''}};
  const {code, stdout} = await verify(csvOf(rows), [], {state: {bookmarks}});
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^counts equal in \d+ cells\n$/)]);
});

test('differences: a table on stdout, and exit 6', async () => {
  const [gone, ...others] = rows;
  const added: Json = {...rows[50], marketplace_order_id: 'added'};
  const {code, stdout, stderr} = await verify(csvOf([...others, added]));
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^marketplace +imported +Lengow +table$/);
  expect(
    lines
      .slice(1, -1)
      .map((line) => line.replaceAll(/ +\d+ +\d+ +/g, ' | ').replaceAll(/ +/g, ' '))
      .sort(),
  ).toEqual(
    [
      `${gone?.marketplace} ${String(gone?.imported_at).slice(0, 10)} | 1 missing`,
      `${added.marketplace} ${String(added.imported_at).slice(0, 10)} | 1 no longer at Lengow`,
    ].sort(),
  );
  expect(lines.at(-1)).toMatch(/^2 of \d+ cells differ; all others have equal counts$/);
  expect(stderr).not.toMatch(/CRITICAL|WARNING/);
  expect(code).toBe(6);
});

test('--format jsonl writes only the problems to stdout, and --full says on stderr that the others are equal', async () => {
  const [gone, ...others] = rows;
  const {code, stdout, stderr} = await verify(csvOf(others), ['--format', 'jsonl', '--full']);
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toEqual([
    {
      problem: 'missing',
      account_id: 155,
      marketplace: gone?.marketplace,
      marketplace_order_id: gone?.marketplace_order_id,
      updated_at: gone?.updated_at,
    },
  ]);
  expect(stderr).toMatch(/INFO 1 of \d+ cells differ; all others are equal by id and updated_at\n$/);
  expect(code).toBe(6);
});

test('--repair writes a config for each unit; read without a state, it brings back what is missing', async () => {
  using folder = temporaryFolder();
  const repair = join(folder.path, 'units.jsonl');
  const [gone, ...others] = rows;
  const {code} = await verify(csvOf(others), ['--repair', repair]);
  expect(code).toBe(6);
  const [unit, ...more] = readFileSync(repair, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(more).toEqual([]);
  expect(unit).toMatchObject({
    account_id: 155,
    orders: 1,
    config: {start_date: expect.any(String), end_date: expect.any(String)},
  });
  const {stdout} = await runProgram({config: configFor(sandbox, unit.config)});
  expect(inventoryOf(new Tables().load(stdout)).map(nameOf)).toContain(nameOf(gone ?? {}));
  // With the state, an ordinary run would skip the range, because it is claimed.
  const skipped = await runProgram({config: configFor(sandbox, unit.config), state});
  expect(inventoryOf(new Tables().load(skipped.stdout)).map(nameOf)).not.toContain(nameOf(gone ?? {}));
});

test.each(['orders', 'state', 'config', 'list of erased orders'])(
  '--repair does not overwrite the %s, also through a link',
  async (what) => {
    using folder = temporaryFolder();
    const erased = folder.write('erased.tsv', 'amazon_fr\t1');
    const paths = {
      orders: folder.write('orders.csv', csvOf(rows.slice(1))),
      state: folder.write('state.json', JSON.stringify(state)),
      config: folder.write('config.json', JSON.stringify(configFor(sandbox, {personal_data_erased: erased}))),
      'list of erased orders': erased,
    };
    const file = paths[what as keyof typeof paths];
    const before = readFileSync(file, 'utf8');
    const link = join(folder.path, 'link');
    symlinkSync(file, link);
    const earlier = sandbox.requests.length;
    for (const repair of [file, link]) {
      const args = ['verify', '-c', paths.config, '-s', paths.state, '--orders', paths.orders, '--repair', repair];
      const {code, stderr} = await runProgram({args, report: false});
      expect(stderr).toContain(`CRITICAL --repair: is also the ${what}, which would be replaced;`);
      expect(code).toBe(2);
      expect(readFileSync(file, 'utf8')).toBe(before);
    }
    expect(sandbox.requests.length).toBe(earlier);
  },
);

test('units that cannot be written at the end cause exit 1, after the problems were printed', async () => {
  using folder = temporaryFolder();
  const gone = join(folder.path, 'gone');
  mkdirSync(gone);
  const stop = sandbox.beforeRequest(() => rmSync(gone, {recursive: true, force: true}));
  const {code, stdout, stderr} = await verify(csvOf(rows.slice(1)), ['--repair', join(gone, 'units.jsonl')]);
  stop();
  expect(stdout).toMatch(/1 missing\n1 of \d+ cells differ/);
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(
    /^CRITICAL --repair: \S+ could not be written \(ENOENT\); free some/,
  );
  expect(code).toBe(1);
});

test.each<[string, readonly string[], TapOptions, number, RegExp]>([
  ['no state', [], {state: undefined}, 2, /CRITICAL --state is missing/],
  ['a state that claims nothing', [], {state: {bookmarks: {order: {claims: ''}}}}, 2, /nothing is claimed for order/],
  [
    'a state that claims only actions',
    [],
    {state: {bookmarks: {order_action: {claims: '2025-01-01/2025-06-01'}}}},
    2,
    /nothing is claimed for order,/,
  ],
  [
    'a state of another account',
    [],
    {state: {bookmarks: {order: {account_id: '7', claims: ''}}}},
    2,
    /was written for account 7/,
  ],
  ['two files on stdin', ['--state', '-'], {state: undefined}, 2, /only one of --config, --state and --orders/],
  ['a folder that does not exist', ['--repair', 'no/u'], {}, 2, /--repair: is in a folder that does not exist/],
  ['a folder to write to', ['--repair', '.'], {}, 2, /--repair: is a folder/],
  ['an empty path', ['--repair', ''], {}, 2, /--repair: is empty/],
  ['a device to write to', ['--repair', '/dev/full'], {}, 2, /--repair: is not a regular file/],
  ['stdin to write to', ['--repair', '-'], {}, 2, /--repair: is not a regular file/],
  ['wrong keys', [], {config: {access_token: 'wrong', secret: 'wrong'}}, 3, /refused access_token and secret/],
])('%s', async (_, args, {config, ...options}, code, message) => {
  const all = config === undefined ? configFor(sandbox) : {...configFor(sandbox), ...config};
  const verified = await verify(csvOf(rows), args, {config: all, ...options});
  expect(verified.stderr).toMatch(message);
  expect(verified.stdout).toBe('');
  expect(verified.code).toBe(code);
});

test('an API that fails causes exit 4, never a difference', async () => {
  await using broken = await startSandbox({shop: createShop({orders: 20, seed: 'verify'})});
  broken.faults.add({route: 'orders', kind: 500, nth: 'every'});
  const {code, stdout, stderr} = await verify(csvOf(rows), [], {config: configFor(broken, {max_attempts: 2})});
  expect({code, stdout}).toEqual({code: 4, stdout: ''});
  expect(stderr).not.toContain('STATE');
  expect(stderr.trimEnd()).toMatch(/no usable response in 2 attempts; the last error: HTTP 500\.$/);
});

test('an order at Lengow that has no valid updated_at causes exit 4, because it cannot be compared', async () => {
  await using broken = await startSandbox({shop: createShop({orders: 20, seed: 'verify'})});
  const at = Date.now() * 1000 - 30 * 86_400_000_000;
  broken.shop.addOrder({marketplace: 'amazon_fr', marketplace_order_id: 'X', updated_at: 'soon'}, at);
  const {code, stderr} = await verify(csvOf(rows), ['--full'], {config: configFor(broken)});
  expect(stderr).toMatch(/CRITICAL order X on amazon_fr has no valid updated_at/);
  expect(code).toBe(4);
});

test('rows that cannot be read cause exit 2, and no value is quoted', async () => {
  const {code, stderr} = await verify(`${csvOf(rows.slice(0, 3))}155,m,Jane Doe,yesterday,\n`);
  expect(stderr.trimEnd().split('\n').at(-1)).toMatch(/^CRITICAL --orders: line 5 imported_at is not a date-time/);
  expect(stderr).not.toMatch(/Jane|yesterday/);
  expect(code).toBe(2);
});

test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
  '%s while the rows arrive leaves no file behind',
  async (signal) => {
    using folder = temporaryFolder();
    const temporary = join(folder.path, 'tmp');
    mkdirSync(temporary);
    const {child, ended} = start([], {env: {TMPDIR: temporary}});
    child.stdout.resume();
    child.stderr.resume();
    child.stdin.on('error', () => {});
    await new Promise((done) => child.stdin.write(csvOf(rows).repeat(30), done));
    child.kill(signal);
    expect(await ended).toBe({SIGTERM: 143, SIGINT: 130, SIGKILL: null}[signal]);
    expect(readdirSync(temporary)).toEqual([]);
  },
);

test('a temporary folder that cannot be written causes exit 2', async () => {
  const {code, stderr} = await verify(csvOf(rows), [], {env: {TMPDIR: '/nowhere'}});
  expect(stderr).toMatch(/CRITICAL --orders: a temporary file in \/nowhere cannot be written \(ENOENT\)/);
  expect(code).toBe(2);
});
