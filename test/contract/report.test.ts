// `--report`: a run leaves a complete report however it ends, and never overwrites a file that it reads. The helpers
// check every report of every run in the suite against its schema, stderr, the messages and the sandbox.

import {spawnSync} from 'node:child_process';
import {
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {expectNoSecret} from '../helpers/checked-run.ts';
import {fullCatalog} from '../helpers/full-catalog.ts';
import {launch, until} from '../helpers/launch.ts';
import {lastState, messagesOf} from '../helpers/messages.ts';
import {type RunReport, reportAt} from '../helpers/run-report.ts';
import {command, configFor, runProgram, runReported} from '../helpers/tap.ts';
import {type TemporaryFolder, temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';

const shopOf = (orders = 450) =>
  createShop({orders, seed: 'report', marketplaces: ['amazon_fr', 'zalando_de'], unlisted: 0});

let folder: TemporaryFolder;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'report.json');
});
afterEach(() => folder[Symbol.dispose]());

const reportOf = async (options: Parameters<typeof runReported>[0]): Promise<RunReport> => {
  const {report} = await runReported(options);
  if (report === undefined) throw new Error('no report');
  return report;
};

const openFiles = () => readdirSync(folder.path).sort();

test('a complete run says what it did', async () => {
  const shop = shopOf();
  await using sandbox = await startSandbox({shop});
  const {ended, report} = await runReported({config: configFor(sandbox, {stream_prefix: 'x_'})});
  const instants = shop.orders.map(({updatedAt}) => updatedAt).sort((a, b) => a - b);
  const instant = (micros = 0) => Date.parse(new Date(micros / 1000).toISOString());
  expect(report).toMatchObject({
    report_version: 1,
    version: JSON.parse(readFileSync('package.json', 'utf8')).version,
    account_id: 155,
    exit_code: 0,
    message: null,
    retry_at: null,
    invalid_values: 0,
    orders: {read: 450, repeated: 0},
    requests: {failed: {}, waited_seconds: {limit: 0, retry_after: 0}},
  });
  expect(Object.keys(report?.streams ?? {})).toEqual(['x_marketplace', 'x_order', 'x_order_tracking']);
  expect(report?.streams.x_order?.bookmark_after).toEqual(lastState(ended.stdout)?.bookmarks.x_order);
  expect(Math.floor(Date.parse(report?.orders.oldest_updated_at ?? ''))).toBe(instant(instants[0]));
  expect(Math.floor(Date.parse(report?.orders.newest_updated_at ?? ''))).toBe(instant(instants.at(-1)));
  expect(report?.upper_end).toBe(lastState(ended.stdout)?.bookmarks.x_order?.updated_at);
  expect(report?.streams.x_order?.records).toBe(
    messagesOf(ended.stdout).filter(({type, stream}) => type === 'RECORD' && stream === 'x_order').length,
  );
});

test('actions are counted by themselves, and are no drift', async () => {
  const shop = createShop({orders: 30, actions: 250, seed: 'report', now: '2026-03-01T12:00:00Z'});
  // The same action, twice on one page.
  const twice = {created_at: '2026-01-05T10:00:00Z', updated_at: '2026-01-05T10:00:00Z', gift_wrap: 'SECRET'};
  for (const id of [7_000_001, ' 7000001']) shop.actions.add({...twice, id});
  await using sandbox = await startSandbox({shop});
  const catalog = fullCatalog('order', 'order_action');
  const {ended, report} = await runReported({config: configFor(sandbox), catalog});
  const instants = shop.actions.truth().map(({updated_at: instant}) => String(instant));
  expect(report).toMatchObject({
    orders: {read: 30, repeated: 0},
    actions: {
      read: 251,
      repeated: 1,
      oldest_updated_at: instants.reduce((one, other) => (one < other ? one : other)),
      newest_updated_at: instants.reduce((one, other) => (one > other ? one : other)),
    },
    requests: {orders: sandbox.requestsOf('orders').length, actions: sandbox.requestsOf('actions').length},
    drift: {fields: []},
  });
  expect(ended.stderr).toMatch(
    /^INFO Wrote \d+ order, 251 order_action from 30 orders and 251 actions in \d+ requests/m,
  );
  const alone = await runReported({config: configFor(sandbox), catalog: fullCatalog('order_action')});
  expect(alone.report).toMatchObject({orders: {read: 0}, requests: {orders: 0}, actions: {read: 251}});
  expect(alone.ended.stderr).toMatch(/^INFO Wrote 251 order_action from 251 actions in \d+ requests/m);
});

test('requests that failed, by status or by what went wrong, and the waits', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  sandbox.faults.add({route: 'orders', kind: 503, nth: 1, times: 2});
  sandbox.faults.add({route: 'orders', kind: 429, nth: 4, retryAfter: 1});
  sandbox.faults.add({route: 'orders', kind: 'reset', nth: 6});
  sandbox.faults.add({route: 'orders', kind: 'broken-json', nth: 8});
  sandbox.faults.add({route: 'orders', kind: 'cut', nth: 10});
  sandbox.faults.add({route: 'marketplaces', kind: 'timeout'});
  const config = configFor(sandbox, {max_concurrency: 1, request_timeout_seconds: 1});
  // With the real clock, by which waits are measured.
  const {requests, retry_at: retryAt, ended_at: endedAt} = await reportOf({config, imports: []});
  expect(requests.failed).toEqual({'429': 1, '503': 2, body: 2, network: 1, timeout: 1});
  expect(requests.orders).toBe(sandbox.requestsOf('orders').length);
  expect(requests.waited_seconds.limit).toBe(0);
  expect(requests.waited_seconds.retry_after).toBeGreaterThanOrEqual(1);
  expect(requests.waited_seconds.retry_after).toBeLessThan(1.7);
  expect(String(retryAt) < endedAt).toBe(true);
});

test('a Retry-After that is longer than a run waits says when to try again', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  sandbox.faults.add({route: 'orders', kind: 503, retryAfter: 3600});
  const report = await reportOf({config: configFor(sandbox)});
  const seconds = (Date.parse(report.retry_at ?? '') - Date.parse(report.ended_at)) / 1000;
  expect(report.exit_code).toBe(4);
  expect(report.message).toMatch(/the API asks the tap to wait 60 minutes/);
  expect(seconds).toBeGreaterThan(3500);
  expect(seconds).toBeLessThanOrEqual(3600);
  expect(report.requests.waited_seconds.retry_after).toBe(0);
});

test('orders that a page lists twice, and values that are written as null', async () => {
  const shop = shopOf();
  const raw = JSON.parse(shop.json(shop.orders[200] as (typeof shop.orders)[number]));
  const instant = (shop.orders[200] as (typeof shop.orders)[number]).updatedAt;
  const twice = JSON.stringify({...raw, marketplace_order_id: 'TWICE'});
  for (const id of ['ONE', 'OTHER']) shop.addOrder({...raw, marketplace_order_id: id}, instant + 1, twice);
  shop.addOrder({...raw, marketplace_order_id: 'ODD', total_order: 'much'}, instant + 2);
  await using sandbox = await startSandbox({shop});
  const report = await reportOf({config: configFor(sandbox, {invalid_values: 'null'})});
  expect([report.orders.read, report.orders.repeated, report.invalid_values]).toEqual([452, 1, 1]);
  expect(report.warnings.length).toBe(3);
});

describe('every end leaves a report:', () => {
  const faulty = (config: object) => ({config: {access_token: 'a'.repeat(32), secret: 'b'.repeat(32), ...config}});

  test.each<[string, Parameters<typeof runReported>[0], RegExp]>([
    ['a faulty config', faulty({start_date: 'soon'}), /start_date/],
    ['a faulty catalog', {...faulty({}), catalog: {streams: 'all'}}, /catalog/],
    ['a faulty state', {...faulty({}), state: {bookmarks: []}}, /bookmarks/],
    ['no config', {}, /no config was given/],
    ['an unusable log format', {...faulty({}), env: {TAP_LENGOW_LOG_FORMAT: 'xml'}}, /TAP_LENGOW_LOG_FORMAT/],
  ])('exit 2 for %s', async (_, options, message) => {
    const report = await reportOf(options);
    expect(report).toMatchObject({exit_code: 2, account_id: null, upper_end: null, requests: {orders: 0, other: 0}});
    expect(report.message).toMatch(message);
  });

  test('exit 3 for keys that Lengow refuses', async () => {
    await using sandbox = await startSandbox({shop: shopOf()});
    const report = await reportOf({config: configFor(sandbox, {secret: 'wrong-secret-wrong-secret'})});
    expect(report).toMatchObject({exit_code: 3, requests: {orders: 0, other: 1, failed: {'400': 1}}});
    expectNoSecret(JSON.stringify(report), sandbox);
    expect(JSON.stringify(report)).not.toContain('wrong-secret');
  });

  test('exit 4 for an API that fails, with what was read before', async () => {
    await using sandbox = await startSandbox({shop: shopOf()});
    sandbox.faults.add({route: 'orders', kind: 500, nth: 5, times: 99});
    const {ended, report} = await runReported({config: configFor(sandbox, {max_concurrency: 1, max_attempts: 2})});
    expect([ended.code, report?.exit_code]).toEqual([4, 4]);
    expect(report?.orders.read).toBeGreaterThan(0);
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('%s in the middle', async (signal, code) => {
    await using sandbox = await startSandbox({shop: shopOf()});
    sandbox.faults.add({route: 'orders', kind: 'timeout', nth: 4});
    const tap = launch({config: configFor(sandbox, {max_concurrency: 1}), args: [`--report=${path}`], imports: []});
    const stdout = text(tap.child.stdout as NodeJS.ReadableStream);
    await until(() => sandbox.requestsOf('orders').length >= 4);
    tap.child.kill(signal);
    expect(await tap.ended).toBe(code);
    const report = reportAt(path) as RunReport;
    expect(report).toMatchObject({exit_code: code, message: expect.stringMatching(`^Interrupted by ${signal};`)});
    expect(report.streams.order?.bookmark_after).toEqual(lastState(await stdout)?.bookmarks.order);
    expect(report.requests.orders).toBe(4);
    expect(openFiles()).toEqual(['report.json']);
  });

  test('a target that closes the pipe', async () => {
    await using sandbox = await startSandbox({shop: shopOf(2000)});
    const tap = launch({config: configFor(sandbox), args: [`--report=${path}`]});
    tap.child.stdout?.once('data', () => tap.child.stdout?.destroy());
    expect(await tap.ended).toBe(141);
    expect(reportAt(path)).toMatchObject({
      exit_code: 141,
      message: expect.stringMatching(/^The target closed the pipe/),
    });
  });

  test('a full disk: nothing is claimed that stdout did not accept', async () => {
    await using sandbox = await startSandbox({shop: shopOf()});
    const full = openSync('/dev/full', 'w');
    const tap = launch({config: configFor(sandbox), args: [`--report=${path}`]}, full);
    expect(await tap.ended).toBe(1);
    closeSync(full);
    const report = reportAt(path) as RunReport;
    expect(report).toMatchObject({
      exit_code: 1,
      message: expect.stringMatching(/^stdout could not be written \(ENOSPC\)/),
    });
    expect(report.streams.order).toMatchObject({bookmark_before: null, bookmark_after: null});
  });

  test('a bug', async () => {
    await using sandbox = await startSandbox({shop: shopOf()});
    const broken = `data:text/javascript,${encodeURIComponent(
      "import http from 'node:http'; http.request = () => { setImmediate(() => { throw new Error('SECRET'); }); return new (class extends http.ClientRequest { constructor() { super('http://127.0.0.1:1'); this.on('error', () => {}); } })(); };",
    )}`;
    const report = await reportOf({config: configFor(sandbox), imports: [broken]});
    expect(report).toMatchObject({
      exit_code: 1,
      message: 'This is a bug in tap-lengow. Its stack is on stderr.',
    });
  });
});

test('kill -9 leaves the earlier report as it was, and no other file', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  sandbox.faults.add({route: 'orders', kind: 'timeout', nth: 3});
  writeFileSync(path, 'earlier');
  const tap = launch({config: configFor(sandbox), args: [`--report=${path}`], imports: []});
  tap.child.stdout?.resume();
  await until(() => sandbox.requestsOf('orders').length >= 3);
  tap.child.kill('SIGKILL');
  await tap.ended;
  expect([openFiles(), readFileSync(path, 'utf8')]).toEqual([['report.json'], 'earlier']);
});

test('a report replaces an earlier one completely, even behind a symbolic link', async () => {
  const link = join(folder.path, 'latest.json');
  writeFileSync(path, 'x'.repeat(100_000));
  symlinkSync(path, link);
  const {ino} = statSync(path);
  const {code} = await runProgram({args: ['--report', link]});
  expect(statSync(path).ino).not.toBe(ino);
  expect([code, openFiles(), reportAt(path)?.exit_code]).toEqual([2, ['latest.json', 'report.json'], 2]);
});

describe('a report that would replace a file of the run is refused, and the file stays as it was:', () => {
  const CONFIG = {access_token: 'a'.repeat(32), secret: 'b'.repeat(32)};
  const write = (name: string, content: unknown) => folder.write(name, JSON.stringify(content));

  test.each([
    ['the config', (file: string) => file],
    ['the catalog', (file: string) => file],
    ['the state', (file: string) => file],
    ['the config', (file: string) => link(file, symlinkSync)],
    ['the state', (file: string) => link(file, linkSync)],
  ])('%s (%#)', async (what, named) => {
    const files = {
      'the config': write('config.json', CONFIG),
      'the catalog': write('catalog.json', {streams: []}),
      'the state': write('state.json', {bookmarks: {}}),
    };
    const before = Object.values(files).map((file) => readFileSync(file, 'utf8'));
    const report = named(files[what as keyof typeof files]);
    const given = ['--catalog', files['the catalog'], '--state', files['the state']];
    const {code, stderr} = await runProgram({args: ['--config', files['the config'], ...given, '--report', report]});
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`^CRITICAL --report: is also ${what}, which would be replaced;`, 'm'));
    expect(Object.values(files).map((file) => readFileSync(file, 'utf8'))).toEqual(before);
  });

  function link(file: string, make: (from: string, to: string) => void): string {
    make(file, path);
    return path;
  }

  test('the list of erased orders, which only the config names, even if the list has faults', async () => {
    for (const list of ['amazon_fr\t1\n', 'amazon_fr\n']) {
      const erased = folder.write('erased.tsv', list);
      const config = write('config.json', {...CONFIG, personal_data_erased: erased});
      const {code, stderr} = await runProgram({args: ['--config', config, '--report', link(erased, symlinkSync)]});
      expect([code, readFileSync(erased, 'utf8')]).toEqual([2, list]);
      expect(stderr).toMatch(/^CRITICAL --report: is also the list of erased orders, which would be replaced;/m);
      rmSync(path);
    }
  });

  test('.env, if the config is the environment', () => {
    const {file, args, cwd, env, remove} = command({args: ['--config', 'env', '--report', '.env']});
    writeFileSync(join(cwd, '.env'), 'TAP_LENGOW_SECRET=x');
    const {status, stderr} = spawnSync(file, args, {cwd, env, encoding: 'utf8'});
    expect([status, readFileSync(join(cwd, '.env'), 'utf8')]).toEqual([2, 'TAP_LENGOW_SECRET=x']);
    expect(stderr).toMatch(/^CRITICAL --report: is also the config, which would be replaced;/m);
    remove();
  });

  test('the file that stdout is redirected to', async () => {
    writeFileSync(path, '');
    const file = openSync(path, 'a');
    const tap = launch({config: CONFIG, args: ['--report', path]}, file);
    expect([await tap.ended, await tap.stderr]).toEqual([
      2,
      expect.stringMatching(/^CRITICAL --report: is also stdout,/m),
    ]);
    closeSync(file);
    expect(readFileSync(path, 'utf8')).toBe('');
  });
});

test.each([
  ['a folder that does not exist', ['--report', 'no/report.json'], 'is in a folder that does not exist'],
  ['a folder', ['--report', '.'], 'is a folder'],
  ['stdin', ['--report', '-'], 'is not a regular file'],
  ['nothing', ['--report='], 'is empty'],
])('%s instead of a file: exit 2, together with the other faults', async (_, args, found) => {
  const {code, stderr} = await runProgram({config: {secret: 1}, args});
  expect(code).toBe(2);
  expect(stderr).toMatch(new RegExp(`^CRITICAL --report: ${found}; expected `, 'm'));
  expect(stderr).toMatch(/^CRITICAL .*access_token/m);
});

test('a report that cannot be written at the end causes one warning, and the exit code does not change', async () => {
  await using sandbox = await startSandbox({shop: shopOf()});
  const gone = join(folder.path, 'gone');
  mkdirSync(gone);
  sandbox.beforeRequest(() => rmSync(gone, {recursive: true, force: true}));
  const {code, stderr} = await runProgram({config: configFor(sandbox), args: ['--report', join(gone, 'report.json')]});
  expect(code).toBe(0);
  expect(stderr.match(/^WARNING --report: .*$/gm)).toEqual([
    `WARNING --report: ${join(gone, 'report.json')} could not be written (ENOENT); this does not change how the run ended`,
  ]);
  sandbox.faults.add({route: 'orders', kind: 400, times: 9});
  mkdirSync(gone);
  const failed = await runProgram({config: configFor(sandbox), args: ['--report', join(gone, 'report.json')]});
  expect([failed.code, failed.stderr.trimEnd().split('\n').at(-1)]).toEqual([4, expect.stringMatching(/^CRITICAL /)]);
});

test.each([['--discover'], ['--about'], ['--test=schema'], ['--test'], ['--version']])(
  '%s accepts the flag and writes no report',
  async (flag) => {
    await using sandbox = await startSandbox({shop: shopOf()});
    const {code} = await runProgram({config: configFor(sandbox), args: [flag, '--report', path]});
    expect([code, existsSync(path)]).toEqual([0, false]);
    expect((await runProgram({config: configFor(sandbox), args: [flag, '--report', 'no/report.json']})).code).toBe(0);
  },
);

describe('drift', () => {
  function drifting() {
    const shop = shopOf();
    const first = shop.orders.reduce((a, b) => (a.updatedAt < b.updatedAt ? a : b));
    const raw = JSON.parse(shop.json(first));
    const change = {
      marketplace_order_id: 'NEW',
      gift_message: 'SECRET',
      lengow_status: 'on_hold',
      total_tax: ['SECRET'],
    };
    shop.addOrder({...raw, ...change}, first.updatedAt - 1);
    return startSandbox({shop});
  }
  const TEXT =
    /^(\w+) Lengow's orders contain fields, types or statuses that this version of the tap does not know: gift_message; total_tax as array; .*on_hold/gm;

  test('is in the report, and in one INFO line', async () => {
    await using sandbox = await drifting();
    const {ended, report} = await runReported({config: configFor(sandbox, {invalid_values: 'null'})});
    expect(report?.drift).toEqual({
      fields: ['gift_message'],
      types: {total_tax: ['array']},
      statuses: expect.objectContaining({lengow_status: expect.arrayContaining(['on_hold'])}),
    });
    expect([...ended.stderr.matchAll(TEXT)].map(([, level]) => level)).toEqual(['INFO']);
    expect(JSON.stringify(report) + ended.stderr).not.toContain('SECRET');
  });

  test('is a warning of --test', async () => {
    await using sandbox = await drifting();
    const {code, stderr} = await runProgram({config: configFor(sandbox), args: ['--test']});
    expect([code, [...stderr.matchAll(TEXT)].map(([, level]) => level)]).toEqual([0, ['WARNING']]);
    expect(stderr).toMatch(/\nINFO OK\n$/);
  });
});
