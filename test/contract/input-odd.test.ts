// Unusual but valid input from Meltano, other shells and hurried users, and how the tap reads it.
// Reliability: Odd surroundings
// Tried: a removed folder, sockets and pipes as input, /dev/zero, unusual shells
// Must: read, or exit 2 with a reason

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {checked, runOn} from '../helpers/checked-run.ts';
import {lastState, messagesOf, rowsOf} from '../helpers/messages.ts';
import {command, configFor, runProgram, type TapOptions} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 60, seed: 'odd input', marketplaces: ['amazon_fr', 'zalando_de']});
const rows = shop.truth().order.length;
const warnings = (log: readonly string[]) => log.filter((line) => line.startsWith('WARNING '));

const variables = ({url, options}: Sandbox) => ({
  TAP_LENGOW_API_URL: url,
  TAP_LENGOW_ACCESS_TOKEN: options.accessToken,
  TAP_LENGOW_SECRET: options.secret,
});

test('numbers, booleans and arrays as strings', async () => {
  await using sandbox = await startSandbox({shop});
  const config = {lookback_days: '7', no_currency_conversion: 'true', max_attempts: '3', marketplaces: '["amazon_fr"]'};
  const run = await runOn(sandbox, {config});
  expect([run.code, warnings(run.log)]).toEqual([0, []]);
  expect(sandbox.requestsOf('orders')[0]?.query).toMatchObject({no_currency_conversion: '1', marketplace: 'amazon_fr'});
});

test('the environment alone, which also contains variables for other programs', async () => {
  await using sandbox = await startSandbox({shop});
  const env = {
    ...variables(sandbox),
    TAP_LENGOW__SELECT: '["*.*"]',
    TAP_LENGOW_START_DATE: '',
    TAP_LENGOW_LOG_LEVEL: 'debug',
  };
  const run = checked(await runProgram({args: ['--config', 'ENV'], env}), sandbox);
  expect([run.code, warnings(run.log), rowsOf(run.stdout).order.length]).toEqual([0, [], rows]);
});

test('the environment wins over files, and the later file over the earlier', async () => {
  await using sandbox = await startSandbox({shop});
  using folder = temporaryFolder();
  const first = folder.write('1.json', JSON.stringify({...sandbox.config, secret: 'old', user_agent: 'first'}));
  const second = folder.write('2.json', JSON.stringify({user_agent: 'second', secret: 'older'}));
  const env = {TAP_LENGOW_SECRET: sandbox.secret};
  const run = checked(await runProgram({args: ['-c', first, '-c', 'ENV', '-c', second], env}), sandbox);
  expect([run.code, sandbox.requests[0]?.userAgent]).toEqual([0, 'second']);
});

test('.env in the working directory', async () => {
  await using sandbox = await startSandbox({shop});
  using folder = temporaryFolder();
  const lines = Object.entries(variables(sandbox)).map(([name, value]) => `${name}="${value}"`);
  folder.write('.env', lines.join('\n'));
  const preload = folder.write('chdir.mjs', `process.chdir(${JSON.stringify(folder.path)});`);
  const run = checked(await runProgram({args: ['--config', 'ENV'], imports: [`file://${preload}`]}), sandbox);
  expect([run.code, rowsOf(run.stdout).order.length]).toEqual([0, rows]);
});

test.each([
  ['a byte order mark', (json: string) => `\ufeff${json}`],
  ['UTF-16 from a Windows shell', (json: string) => Buffer.from(`\ufeff${json}`, 'utf16le')],
  ['Windows line endings', (json: string) => `${json}\r\n`],
])('files with %s', async (_, write) => {
  await using sandbox = await startSandbox({shop});
  using folder = temporaryFolder();
  const config = folder.write('config.json', write(JSON.stringify(sandbox.config)));
  const state = folder.write('state.json', write('{"bookmarks": {}}'));
  const run = checked(await runProgram({args: ['-c', config, '-s', state]}), sandbox);
  expect([run.code, rowsOf(run.stdout).order.length]).toEqual([0, rows]);
});

test('an unknown key causes a warning with a suggestion, and is not shown if it may be a token', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await runOn(sandbox, {config: {lookback_day: 3, [sandbox.secret]: true}});
  expect(run.code).toBe(0);
  expect(warnings(run.log)).toEqual([
    expect.stringMatching(/: unknown setting \/lookback_day is ignored; did you mean lookback_days\?$/),
    expect.stringMatching(/: unknown setting \(name hidden\) is ignored/),
  ]);
});

describe('in a deleted folder', () => {
  /** Starts the program in a folder that no longer exists. */
  const gone = async (options: TapOptions) => {
    const {file, args, env, remove} = command(options);
    const script = 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"';
    const child = spawn('bash', ['-c', script, join(tmpdir(), `gone-${process.pid}`), file, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
    remove();
    return checked({code, stdout, stderr});
  };

  test('--version works', async () => {
    expect(await gone({args: ['--version'], imports: []})).toMatchObject({code: 0, stderr: ''});
  });

  test('a run with absolute paths works', async () => {
    await using sandbox = await startSandbox({shop});
    const run = await gone({config: configFor(sandbox), state: {bookmarks: {}}, imports: []});
    expect([run.code, rowsOf(run.stdout).order.length]).toEqual([0, rows]);
  });

  test('a relative path is reported as not found, and no .env file is read', async () => {
    const run = await gone({args: ['--config', 'config.json', '--config', 'ENV'], imports: []});
    expect([run.code, run.log]).toEqual([2, [expect.stringMatching(/^CRITICAL --config: no such file/)]]);
  });
});

test.each(['/dev/stdin', '-'])(
  'a config can be read from %s as a socket, as in a child process of Node.js',
  async (stdin) => {
    await using sandbox = await startSandbox({shop});
    const {file, args, cwd, env, remove} = command({args: ['--config', stdin]});
    const child = spawn(file, args, {cwd, env});
    child.stdin.end(JSON.stringify(sandbox.config));
    const [stdout, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
    remove();
    expect([code, rowsOf(stdout).order.length]).toEqual([0, rows]);
  },
);

test('an endless input is rejected', async () => {
  const run = checked(await runProgram({args: ['--config', '/dev/zero']}));
  expect([run.code, run.log]).toEqual([2, ['CRITICAL /dev/zero: is larger than 8 MB; expected a config file']]);
});

describe('a state', () => {
  const run = async (state: unknown, config = {}) => {
    await using sandbox = await startSandbox({shop});
    return await runOn(sandbox, {state, config});
  };

  test('with bookmarks of streams that the tap does not have is passed on unchanged', async () => {
    const foreign = {bookmarks: {returns: {id: 7}, order: {replication_key_value: '2026'}}, currently_syncing: null};
    const {code, stdout, log} = await run(foreign);
    expect(code).toBe(0);
    expect(messagesOf(stdout)[0]).toEqual({type: 'STATE', value: foreign});
    expect(lastState(stdout)).toMatchObject(foreign);
    expect(warnings(log)).toEqual([
      expect.stringMatching(/\/bookmarks\/order is not a bookmark of this tap.*whole history of order/),
    ]);
  });

  test.each([{}, {bookmarks: {}}])('%j is the same as no state', async (state) => {
    const {code, stdout} = await run(state);
    const nothing = {account_id: '155', claims: ''};
    expect(messagesOf(stdout)[0]?.value).toEqual({bookmarks: {order: nothing, order_tracking: nothing}});
    expect([code, rowsOf(stdout).order.length]).toEqual([0, rows]);
  });

  test('a day in the future is refused, and the message names the bookmark and its stream', async () => {
    const later = new Date(Date.now() + 2 * 86_400_000).toISOString();
    const {code, stdout, lastLine} = await run({bookmarks: {order: {updated_at: later}}});
    expect([code, stdout]).toEqual([2, '']);
    expect(lastLine).toMatch(
      /^CRITICAL \/.*state\.json: \/bookmarks\/order\/updated_at is \d{4}-.*Z, which is in the future; expected the state from this/,
    );
  });

  test('slightly in the future is kept', async () => {
    const updated_at = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, -1)}000Z`;
    const {code, stdout} = await run({bookmarks: {order: {updated_at}}});
    expect([code, lastState(stdout)?.bookmarks.order?.updated_at]).toEqual([0, updated_at]);
  });

  test('that claims everything up to end_date: nothing is left to read, and one line says how to read it again', async () => {
    const claims = '2020-01-01T00:00:00.000000Z/2026-05-01T00:00:00.000000Z';
    const state = {bookmarks: {order: {claims}, order_tracking: {claims}}};
    const {code, log, stdout} = await run(state, {end_date: '2026-04-01'});
    expect([code, rowsOf(stdout).order, lastState(stdout)]).toEqual([0, [], state]);
    expect(log.filter((line) => /No orders are left to read/.test(line))).toEqual([
      expect.stringMatching(/run without --state; in Meltano, with --full-refresh --no-state-update$/),
    ]);
  });

  test('with several lines, as targets print them: the last line counts', async () => {
    await using sandbox = await startSandbox({shop});
    using folder = temporaryFolder();
    const line = (day: string) => JSON.stringify({bookmarks: {order: {updated_at: `2026-${day}T00:00:00.000000Z`}}});
    const path = folder.write('state.json', `${line('01-01')}\n${line('02-01')}\n`);
    const {code, stdout} = await runOn(sandbox, {args: ['-s', path]});
    expect([code, messagesOf(stdout)[0]?.value?.bookmarks.order?.updated_at]).toEqual([
      0,
      '2026-02-01T00:00:00.000000Z',
    ]);
  });
});

test('a start_date long after the bookmark leaves a gap, and must be in the past', async () => {
  await using sandbox = await startSandbox({shop});
  const state = {
    bookmarks: {order: {updated_at: '2026-05-01T00:00:00Z'}, order_tracking: {updated_at: '2026-05-01T00:00:00Z'}},
  };
  const later = await runOn(sandbox, {config: {start_date: '2026-06-01'}, state});
  expect([later.code, warnings(later.log)]).toEqual([0, []]);
  expect(lastState(later.stdout)?.bookmarks.order?.claims).toMatch(
    /^0001-01-01T00:00:00\.000000Z\/2026-04-24T00:00:00\.000000Z 2026-06-01T00:00:00\.000000Z\/[^ ]*$/,
  );
  const refused = await runOn(sandbox, {config: {start_date: '2200-01-01'}});
  expect([refused.code, refused.stdout]).toEqual([2, '']);
  expect(refused.lastLine).toMatch(
    /^CRITICAL \/.*config\.json: \/start_date is 2200-.*, which is later than any data that can be read/,
  );
});
