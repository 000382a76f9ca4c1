// The log format, which is set by the tap's own variable or else by the file that Meltano names.

import {text} from 'node:stream/consumers';
import {expectNoSecret, runOn} from '../helpers/checked-run.ts';
import {configFor, runProgram, startProgram, type TapOptions} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const STRUCTURED = {
  formatters: {singer_formatter: {'()': 'singer_sdk.logging.StructuredFormatter'}},
  root: {handlers: ['console'], level: 'WARNING'},
};
const PLAIN = {formatters: {singer_formatter: {format: '%(message)s'}}};
const KEYS = ['level', 'pid', 'logger_name', 'ts', 'thread_name', 'app_name', 'stream_name', 'message', 'extra'];
const JSON_FORM = {TAP_LENGOW_LOG_FORMAT: 'json'};

type LogLine = {readonly level: string; readonly message: string; readonly [key: string]: unknown};

const shop = createShop({orders: 150, seed: 'log'});
const folder = temporaryFolder();
afterAll(() => folder[Symbol.dispose]());

const file = (name: string, content: object) => folder.write(name, JSON.stringify(content, null, 2));

async function logged(sandbox: Sandbox, {config = {}, env = {}, ...more}: TapOptions = {}) {
  const run = await runProgram({config: configFor(sandbox, config), env: {...JSON_FORM, ...env}, ...more});
  expectNoSecret(run.stderr, sandbox);
  const lines = run.stderr
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LogLine);
  return {...run, lines};
}

test("in JSON, every line of a run is an object with the SDK's keys", async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 503});
  const {code, lines} = await logged(sandbox, {env: {LOG_LEVEL: 'debug', LOGGING_CONF_FILE: '/no/such/file'}});
  expect(code).toBe(0);
  for (const line of lines) expect(Object.keys(line)).toEqual(expect.arrayContaining(KEYS));
  expect(lines).toContainEqual(
    expect.objectContaining({level: 'warning', message: expect.stringContaining('503'), app_name: 'tap-lengow'}),
  );
  expect(lines).toContainEqual(
    expect.objectContaining({
      level: 'info',
      message: 'METRIC',
      stream_name: 'order',
      metric_info: expect.objectContaining({type: 'counter', metric: 'record_count', tags: {endpoint: 'order'}}),
    }),
  );
  expect(lines.at(-1)).toMatchObject({level: 'info', message: expect.stringMatching(/^Wrote /)});
});

test.each<[number, string, TapOptions]>([
  [2, 'several errors on one line', {config: {start_date: 'x', lookback_days: 'y'}}],
  [2, 'a flag', {args: ['--nothing']}],
  [3, 'wrong keys', {config: {secret: 'another-secret'}}],
])('exit %i, %s: the last line has level critical', async (expected, _what, options) => {
  await using sandbox = await startSandbox({shop});
  const {code, lines} = await logged(sandbox, options);
  expect([code, lines.at(-1)?.level]).toEqual([expected, 'critical']);
  expect(lines.filter(({level}) => level === 'critical')).toHaveLength(1);
});

test('exit 1: a bug is logged on one line, with its stack as an exception', async () => {
  await using sandbox = await startSandbox({shop});
  const imports = ['data:text/javascript,globalThis.setInterval = () => null'];
  const {code, lines} = await logged(sandbox, {imports});
  expect(code).toBe(1);
  expect(lines.at(-1)).toMatchObject({
    level: 'critical',
    message: expect.stringContaining('bug'),
    exception: {type: 'TypeError', traceback: expect.arrayContaining([expect.objectContaining({line: ''})])},
  });
});

test('exit 143: the last line of an interrupted run has level warning', async () => {
  await using sandbox = await startSandbox({shop});
  const tap = startProgram({config: configFor(sandbox), env: JSON_FORM});
  // A second signal would end the run before it has written its last line.
  sandbox.beforeRequest(() => void (tap.killed || tap.kill('SIGTERM')));
  const [stderr, code] = await Promise.all([text(tap.stderr), tap.ended, text(tap.stdout)]);
  expect([code, JSON.parse(stderr.trimEnd().split('\n').at(-1) ?? '').level]).toEqual([143, 'warning']);
});

test('at the DEBUG level, each request is logged on one line with its query and outcome, but without its body', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'marketplaces', kind: 503});
  const {code, stderr} = await runOn(sandbox, {env: {LOG_LEVEL: 'debug'}});
  const lines = stderr.split('\n').filter((line) => /^DEBUG (?:GET|POST) /.test(line));
  expect([code, lines.length]).toEqual([0, sandbox.requests.length]);
  expect(lines.slice(0, 3)).toEqual([
    expect.stringMatching(/^DEBUG POST \/access\/get_token: HTTP 200, \d\.\d{3} s, attempt 1$/),
    expect.stringMatching(/^DEBUG GET \/v3\.0\/marketplaces\/\?account_id=155: HTTP 503, \d\.\d{3} s, attempt 1$/),
    expect.stringMatching(/^DEBUG GET \/v3\.0\/marketplaces\/\?account_id=155: HTTP 200, \d\.\d{3} s, attempt 2$/),
  ]);
  const page =
    /^DEBUG GET \/v3\.0\/orders\/\?account_id=155&\S*updated_from=2\S+: HTTP 200, count 150, 100 results, \S+ s, attempt 1$/;
  expect(lines[3]).toMatch(page);
  expect(stderr).not.toMatch(/marketplace_order_id"|@|"results"/);
});

test.each<[Record<string, string>, RegExp]>([
  [{LOG_LEVEL: 'warn'}, /^$/],
  [{LOG_LEVEL: 'warn', TAP_LENGOW_METRICS_LOG_LEVEL: 'info'}, /^(?:INFO METRIC: \{.*\}\n)+$/],
  [{LOG_LEVEL: 'info', TAP_LENGOW_METRICS_LOG_LEVEL: 'warn'}, /^(?:INFO (?!METRIC).*\n)+$/],
  [{LOG_LEVEL: 'lots'}, /^WARNING LOG_LEVEL is not a log level .*\n(?:INFO .*\n)+$/],
])('with %j', async (env, expected) => {
  await using sandbox = await startSandbox({shop});
  const {code, stderr} = await runOn(sandbox, {env, args: ['--config', 'ENV']});
  expect([code, stderr]).toEqual([0, expect.stringMatching(expected)]);
});

describe('the format', () => {
  const yaml = 'formatters:\n  structured:\n    (): singer_sdk.logging.StructuredFormatter\n';
  const INFO = /^\{"level":"info"/;

  test.each<[string, () => Record<string, string>, RegExp]>([
    ['is text by default', () => ({}), /^INFO /],
    ['is text for another formatter', () => ({SINGER_SDK_LOG_CONFIG: file('plain', PLAIN)}), /^INFO /],
    ['is text when the file does not exist', () => ({SINGER_SDK_LOG_CONFIG: '/no/such/file'}), /^INFO /],
    ["is JSON for the SDK's formatter", () => ({SINGER_SDK_LOG_CONFIG: folder.write('yaml', yaml)}), INFO],
    ['is applied together with Meltano’s level', () => ({SINGER_SDK_LOG_CONFIG: file('sdk', STRUCTURED)}), /^$/],
    [
      'does not change the tap’s own level',
      () => ({SINGER_SDK_LOG_CONFIG: file('sdk', STRUCTURED), TAP_LENGOW_LOG_LEVEL: 'info'}),
      INFO,
    ],
    [
      'is set by the tap’s own variable first',
      () => ({SINGER_SDK_LOG_CONFIG: file('sdk', STRUCTURED), TAP_LENGOW_LOG_FORMAT: 'text', LOG_LEVEL: 'info'}),
      /^INFO /,
    ],
    ['is recognised in any case', () => ({TAP_LENGOW_LOG_FORMAT: 'JSON'}), INFO],
  ])('%s', async (_how, env, expected) => {
    await using sandbox = await startSandbox({shop});
    const {code, stderr} = await runProgram({config: configFor(sandbox), args: ['--test'], env: env()});
    expect([code, stderr]).toEqual([0, expect.stringMatching(expected)]);
  });

  test('is refused before anything is read if it is unknown, and is not called a setting', async () => {
    await using sandbox = await startSandbox({shop});
    const env = {TAP_LENGOW_LOG_FORMAT: 'xml'};
    const run = await runOn(sandbox, {env, args: ['--config', 'ENV']});
    expect([run.code, run.stdout]).toEqual([2, '']);
    expect(run.stderr).toBe('CRITICAL TAP_LENGOW_LOG_FORMAT must be text or json; correct it or unset it\n');
    expect((await runProgram({env, args: ['--discover']})).code).toBe(0);
    const json = await logged(sandbox, {args: ['--config', 'ENV', '--test']});
    expect(json.stderr).not.toContain('unknown setting');
  });
});
