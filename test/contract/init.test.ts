// `tap-lengow init` with piped answers: one per line, in the order of the questions.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {checked} from '../helpers/checked-run.ts';
import {until} from '../helpers/launch.ts';
import {configFor, type Json, PROGRAM, runProgram, startProgram} from '../helpers/tap.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {createShop, type Sandbox, startSandbox} from '../sandbox/index.ts';

const shop = createShop({orders: 60, seed: 'init', marketplaces: ['amazon_fr', 'cdiscount', 'zalando_de']});
const NOWHERE = 'http://127.0.0.1:1';

type Given = {
  readonly answers: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly existing?: string;
  readonly newline?: string;
};

/** Runs init in a new folder, and reports what is there afterwards. */
async function init(sandbox: Sandbox | undefined, {answers, args = [], env = {}, existing, newline = '\n'}: Given) {
  using folder = temporaryFolder();
  const path = join(folder.path, 'config.json');
  if (existing !== undefined) folder.write('config.json', existing);
  const run = await runProgram({
    args: ['init', '-c', path, ...args],
    env: {TAP_LENGOW_API_URL: sandbox?.url ?? NOWHERE, ...env},
    input: answers.map((line) => line + newline).join(''),
  });
  const files = readdirSync(folder.path);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  return {
    ...checked(run, sandbox),
    files,
    text,
    config: run.code === 0 ? (JSON.parse(text ?? '') as Json) : undefined,
    mode: existsSync(path) ? statSync(path).mode & 0o777 : undefined,
    path,
  };
}

const keysOf = ({options}: Sandbox) => [options.accessToken, options.secret];
const critical = (log: readonly string[]) => log.filter((line) => line.startsWith('CRITICAL '));

test('with the defaults, the config holds the keys and can be used at once', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await init(sandbox, {answers: [...keysOf(sandbox), '', '', '']});
  expect(run.config).toEqual(configFor(sandbox));
  expect([run.code, run.mode, run.files]).toEqual([0, 0o600, ['config.json']]);
  expect(run.stdout).toMatch(/^Account 155, orders updated from .*: 60\n/);
  expect(run.stdout).toMatch(/\nThis took \d+ requests\.\ntap-lengow --config \S+\n$/);
  expect(run.stdout).toContain(`\ntap-lengow --config ${run.path}\n`);
  expect(run.log).toContain('INFO Account 155: marketplaces amazon_fr, cdiscount, zalando_de');
  const test = await runProgram({config: run.config as Json, args: ['--test']});
  expect(test.stderr).toMatch(/INFO OK\n$/);
});

test.each(['\n', '\r\n'])('the answers are taken in their order, with %j after each', async (newline) => {
  await using sandbox = await startSandbox({shop});
  const [token, secret] = keysOf(sandbox);
  const answers = [`\uFEFF${token}`, ` ${secret} `, 'amazon_fr, Zalando_DE', ' 2026-01-31 ', ' 3.5', 'not read'];
  const run = await init(sandbox, {answers, newline});
  expect(run.code).toBe(0);
  expect(run.config).toEqual(
    configFor(sandbox, {marketplaces: ['amazon_fr', 'Zalando_DE'], start_date: '2026-01-31', lookback_days: 3.5}),
  );
});

test('settings that are not asked for come from the environment; those that are asked for do not', async () => {
  await using sandbox = await startSandbox({shop});
  const personal_data_key = '7d1f09c2b3e4a5f60718293a4b5c6d7e';
  const env = {
    TAP_LENGOW_ACCESS_TOKEN: 'other',
    TAP_LENGOW_MAX_ATTEMPTS: '3',
    TAP_LENGOW_LOG_LEVEL: 'info',
    TAP_LENGOW_PERSONAL_DATA: '{"contact": "hash"}',
    TAP_LENGOW_PERSONAL_DATA_KEY: personal_data_key,
  };
  const run = await init(sandbox, {answers: [...keysOf(sandbox), '', '', ''], env});
  expect(run.config).toEqual(
    configFor(sandbox, {max_attempts: 3, personal_data: {contact: 'hash'}, personal_data_key}),
  );
  expect(run.stderr).not.toContain(personal_data_key);
});

test('keys that Lengow refuses cause one message, and nothing is written', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await init(sandbox, {answers: [sandbox.options.accessToken, 'not-the-secret', '', '', '']});
  expect([run.code, run.stdout, run.files]).toEqual([3, '', []]);
  expect(run.log).toEqual([expect.stringMatching(/^CRITICAL Lengow refused access_token and secret with HTTP 40/)]);
  expect(run.stderr).not.toContain('not-the-secret');
});

test.each([0, 1, 2, 4])('%i answers are too few: nothing is sent or written', async (count) => {
  await using sandbox = await startSandbox({shop});
  const run = await init(sandbox, {answers: [...keysOf(sandbox), '', '', ''].slice(0, count)});
  expect([run.code, run.stdout, run.files, sandbox.requests]).toEqual([2, '', [], []]);
  expect(run.log).toEqual([
    expect.stringMatching(new RegExp(`^CRITICAL init got ${count} of 5 answers: pipe one per line`)),
  ]);
});

test.each<[string, (keys: string[]) => string[], RegExp[]]>([
  ['a blank key', ([, secret = '']) => ['', secret, '', '', ''], [/answer 1: \/access_token is an empty string/]],
  ['a placeholder', ([token = '']) => [token, '<secret>', '', '', ''], [/answer 2: \/secret is a placeholder/]],
  [
    'several invalid answers',
    (keys) => [...keys, 'a,,b', 'yesterday', '-1'],
    [/answer 3: \/marketplaces\/1 is an empty string/, /answer 5: \/lookback_days is -1;/, /answer 4: \/start_date is/],
  ],
])('%s: nothing is sent or written', async (_, answersFrom, messages) => {
  await using sandbox = await startSandbox({shop});
  const run = await init(sandbox, {answers: answersFrom(keysOf(sandbox))});
  expect([run.code, run.stdout, run.files, sandbox.requests]).toEqual([2, '', [], []]);
  expect(run.log).toEqual(messages.map((message) => expect.stringMatching(message)));
});

test.each<[string, string[], RegExp]>([
  [
    'a marketplace that the account does not have',
    ['fnac', '', ''],
    /answer 3: .*fnac, unknown to this account; .*cdisc/,
  ],
  ['a start in the future', ['', '2099-01-01', ''], /answer 4: \/start_date is 2099-01-01T.*later than any data/],
])('%s is found with the account, and nothing is written', async (_, choices, message) => {
  await using sandbox = await startSandbox({shop});
  const run = await init(sandbox, {answers: [...keysOf(sandbox), ...choices]});
  expect([run.code, run.stdout, run.files]).toEqual([2, '', []]);
  expect(critical(run.log)).toEqual([expect.stringMatching(message)]);
});

test('an existing file is replaced only with --force', async () => {
  await using sandbox = await startSandbox({shop});
  const answers = [...keysOf(sandbox), '', '', ''];
  const refused = await init(sandbox, {answers, existing: 'old'});
  expect([refused.code, refused.text, refused.files, sandbox.requests]).toEqual([2, 'old', ['config.json'], []]);
  expect(refused.log).toEqual([expect.stringMatching(/^CRITICAL .*config\.json: already exists; expected --force/)]);
  const forced = await init(sandbox, {answers, existing: 'old', args: ['--force']});
  expect([forced.code, forced.config, forced.mode]).toEqual([0, configFor(sandbox), 0o600]);
  const wrong = await init(sandbox, {answers: ['a', 'b', '', '', ''], existing: 'old', args: ['--force']});
  expect([wrong.code, wrong.text]).toEqual([3, 'old']);
});

test('an API that cannot be reached causes exit 4 after three attempts, and nothing is written', async () => {
  const run = await init(undefined, {answers: ['a-token', 'a-secret', '', '', '']});
  expect([run.code, run.stdout, run.files]).toEqual([4, '', []]);
  expect(run.lastLine).toMatch(/^CRITICAL POST \/access\/get_token: no usable response in 3 attempts; .*ECONNREFUSED/);
  expect(run.lastLine).not.toContain('STATE');
});

test.each(['', 'no_such_code'])(
  'marketplaces that cannot be read cause exit 4: %j is not accepted unchecked',
  async (codes) => {
    await using sandbox = await startSandbox({shop});
    sandbox.faults.add({route: 'marketplaces', kind: 500, nth: 'every'});
    const run = await init(sandbox, {answers: [...keysOf(sandbox), codes, '', '']});
    expect([run.code, run.stdout, run.files]).toEqual([4, '', []]);
    expect(run.log.filter((line) => !line.includes('retrying'))).toEqual([
      expect.stringMatching(
        /^CRITICAL Could not read the account's marketplaces, without which no code can be checked: GET .*HTTP 500/,
      ),
    ]);
  },
);

test('a lookback under two hours is written, with the warning of a run', async () => {
  await using sandbox = await startSandbox({shop});
  const run = await init(sandbox, {answers: [...keysOf(sandbox), '', '', '0']});
  expect(run.config).toEqual(configFor(sandbox, {lookback_days: 0}));
  expect(run.log.filter((line) => line.startsWith('WARNING '))).toEqual([
    expect.stringMatching(/\/lookback_days is under two hours/),
  ]);
});

test('an estimate that fails ends with its exit code, after the config was written', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'orders', kind: 500, nth: 'every'});
  const run = await init(sandbox, {answers: [...keysOf(sandbox), '', '', '']});
  expect([run.code, JSON.parse(run.text ?? '')]).toEqual([4, configFor(sandbox)]);
  expect(run.log).toContain(`INFO Wrote ${run.path}, which only you can read. A run would read:`);
});

test('five lines are enough: the input need not end', async () => {
  await using sandbox = await startSandbox({shop});
  using folder = temporaryFolder();
  const env = {PATH: process.env.PATH, TAP_LENGOW_API_URL: sandbox.url};
  const child = spawn(process.execPath, [PROGRAM, 'init'], {
    cwd: folder.path,
    env,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.stdin.write(`${[...keysOf(sandbox), '', '', ''].join('\n')}\n`);
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(readdirSync(folder.path)).toEqual(['config.json']);
});

test('a signal while the keys are tried ends init, and nothing is written', async () => {
  await using sandbox = await startSandbox({shop});
  sandbox.faults.add({route: 'marketplaces', kind: 'timeout'});
  using folder = temporaryFolder();
  const tap = startProgram({
    args: ['init', '-c', join(folder.path, 'c.json')],
    env: {TAP_LENGOW_API_URL: sandbox.url},
    input: [...keysOf(sandbox), '', '', '', ''].join('\n'),
  });
  await until(() => sandbox.requests.length > 0);
  tap.kill('SIGTERM');
  const [log, code] = await Promise.all([text(tap.stderr), tap.ended]);
  expect([code, log]).toEqual([143, expect.stringMatching(/^WARNING Interrupted; .*c\.json was not written\n$/m)]);
  expect(readdirSync(folder.path)).toEqual([]);
});

test('a file that cannot be written whole leaves the old one and no other', async () => {
  await using sandbox = await startSandbox({shop});
  using folder = temporaryFolder();
  folder.write('config.json', 'old');
  folder.write('answers', `${[...keysOf(sandbox), '', '', ''].join('\n')}\n`);
  const command = `ulimit -f 0; exec '${process.execPath}' '${PROGRAM}' init --force < answers`;
  const env = {PATH: process.env.PATH, TAP_LENGOW_API_URL: sandbox.url};
  const child = spawn('bash', ['-c', command], {cwd: folder.path, env, stdio: 'pipe'});
  let log = '';
  child.stderr.on('data', (chunk) => {
    log += chunk;
  });
  expect(await once(child, 'close')).toEqual([2, null]);
  expect(log).toMatch(/CRITICAL config\.json: cannot be written \(EFBIG\); expected a file that can be written\n$/);
  expect(readFileSync(join(folder.path, 'config.json'), 'utf8')).toBe('old');
  expect(readdirSync(folder.path).sort()).toEqual(['answers', 'config.json']);
});

test('init says what is wrong with its own flags', async () => {
  for (const [args, message] of [
    [['init', '-c', '-'], '--config must be the file that init writes'],
    [['init', '-c', 'env'], '--config must be the file that init writes'],
    [['init', '--forc'], 'unknown argument; did you mean --force?; see tap-lengow --help'],
    [['inti'], 'unknown command; did you mean init?; see tap-lengow --help'],
  ] as const) {
    const {code, stderr} = await runProgram({args});
    expect([code, stderr]).toEqual([2, `CRITICAL ${message}\n`]);
  }
});
