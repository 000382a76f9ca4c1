// `hash`, run as a user would. The expected hashes are computed here with node:crypto alone.

import {spawn} from 'node:child_process';
import {createHmac} from 'node:crypto';
import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {personalClasses} from '../../values/personal.ts';
import {linesOf} from '../helpers/lines.ts';
import {atEnd} from '../helpers/program.ts';
import {command, type Json, PROGRAM, runProgram} from '../helpers/tap.ts';
import {openTerminal, withoutTmux} from '../helpers/tmux.ts';

const KEY = '7d1f09c2b3e4a5f60718293a4b5c6d7e';
const hmac = (text: string) => createHmac('sha256', KEY).update(text).digest();
const expected = (text: string) =>
  `${hmac('fingerprint').toString('hex').slice(0, 4)}:${hmac(text).toString('base64url')}\n`;

const hash = (args: readonly string[], input: string | Uint8Array, config: Json = {personal_data_key: KEY}) =>
  runProgram({args: ['hash', ...args], input, config});

test('contact: a value with @ is an e-mail, any other a phone number, and one of which nothing is left an empty line', async () => {
  const values = ' A@b.example\r\n+33 6 12\n\nno number\n06.12\nlast＠b.example';
  expect(await hash(['contact'], values)).toEqual({
    code: 0,
    stdout: [
      expected('contact\0a@b.example'),
      expected('contact\0+33612'),
      '\n',
      '\n',
      expected('contact\x000612'),
      expected('contact\0last@b.example'),
    ].join(''),
    stderr: '',
  });
});

test.each(personalClasses.filter((one) => one !== 'contact'))('%s: every value is a text', async (one) => {
  expect(await hash([one], 'T 1\n+33\n')).toMatchObject({
    code: 0,
    stdout: expected(`${one}\0t 1`) + expected(`${one}\0+33`),
  });
});

test('no input, no output', async () => {
  expect(await hash(['link'], '')).toEqual({code: 0, stdout: '', stderr: ''});
});

test('many values come out in order, whatever their size', async () => {
  const values = Array.from({length: 3000}, (_, index) => `v${index}${'é'.repeat(index % 40)}`);
  const {code, stdout} = await hash(['identity'], values.join('\n'));
  expect([code, stdout]).toEqual([0, values.map((value) => expected(`identity\0${value}`)).join('')]);
});

test('needs nothing of the config but the key', async () => {
  const config = {personal_data_key: KEY, access_token: 7, personal_data: 'x', start_date: 'x'};
  expect(await hash(['link'], 'x\n', config)).toEqual({code: 0, stdout: expected('link\0x'), stderr: ''});
});

test('takes the key from the environment', async () => {
  const args = ['hash', 'link', '-c', 'env'];
  const run = await runProgram({args, input: 'x', env: {TAP_LENGOW_PERSONAL_DATA_KEY: KEY}});
  expect(run).toEqual({code: 0, stdout: expected('link\0x'), stderr: ''});
});

describe('while values are being entered', () => {
  /** Starts `hash link` on a pipe that stays open. */
  function start() {
    const {file, args, cwd, env, remove} = command({args: ['hash', 'link'], config: {personal_data_key: KEY}});
    const child = spawn(file, args, {cwd, env});
    const kill = atEnd(() => child.kill('SIGKILL'));
    const ended = once(child, 'close').then(([code]) => {
      kill();
      remove();
      return code as number | null;
    });
    return {child, ended, stderr: text(child.stderr), lines: linesOf(child.stdout as Readable)[Symbol.asyncIterator]()};
  }

  test('each line is answered at once', async () => {
    const {child, ended, lines} = start();
    for (const value of ['x', 'y']) {
      child.stdin.write(`${value}\n`);
      expect((await lines.next()).value).toBe(expected(`link\0${value}`).trimEnd());
    }
    child.stdin.end();
    expect(await ended).toBe(0);
  });

  test('a signal ends the command', async () => {
    const {child, ended, lines} = start();
    child.stdin.write('x\n');
    await lines.next();
    child.kill('SIGINT');
    expect(await ended).toBe(130);
  });

  test('so does a reader that has seen enough', async () => {
    const {child, ended, lines} = start();
    child.stdin.on('error', () => {}).write('x\n');
    await lines.next();
    child.stdout.destroy();
    child.stdin.write('y\n');
    expect(await ended).toBe(141);
  });
});

(withoutTmux === '' ? test : test.skip)(`on a terminal, it says how to end the input${withoutTmux}`, async () => {
  const script = `TAP_LENGOW_PERSONAL_DATA_KEY=${KEY} '${process.execPath}' '${PROGRAM}' hash link -c env; echo "exit $?"`;
  using screen = await openTerminal({columns: 100, rows: 20, script});
  await screen.shows(/^INFO Enter one value per line\. Ctrl-D ends the input\.$/);
  screen.press('x', 'Enter');
  await screen.shows(expected('link\0x').trimEnd());
  screen.press('C-d');
  await screen.shows(/^exit 0$/);
});

const CLASSES = personalClasses.join(', ');

describe('exit code 2', () => {
  test.each<[string, string[]]>([
    ['without a class', []],
    ['for an unknown class', ['canary']],
    ['for a class in capitals', ['Contact']],
    ['for all', ['all']],
  ])('%s', async (_, args) => {
    expect(await hash(args, '')).toEqual({
      code: 2,
      stdout: '',
      stderr: `CRITICAL hash needs a class, one of ${CLASSES}; see tap-lengow hash --help\n`,
    });
  });

  test.each<[string, Json, RegExp]>([
    ['no key', {}, /^CRITICAL .*: \/personal_data_key is missing; expected a key of its own/],
    ['a misspelled key', {personal_data_keys: KEY}, /did you mean personal_data_key\?\n$/],
    ['a short key', {personal_data_key: KEY.slice(1)}, /: \/personal_data_key is a string; expected a key of its own/],
    [
      'the secret as the key',
      {secret: KEY, personal_data_key: KEY},
      /: \/personal_data_key is the same as the secret;/,
    ],
  ])('for %s, which is not quoted', async (_, config, message) => {
    const {code, stdout, stderr} = await hash(['link'], 'canary\n', config);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(KEY.slice(1));
  });

  test.each<[string, string[], string]>([
    ['a value as an argument', ['contact', 'canary@b.example'], 'unknown argument; see tap-lengow --help'],
    [
      'stdin as the config',
      ['contact', '-c', '-'],
      '--config must be a file or ENV, because stdin has the values; see tap-lengow hash --help',
    ],
  ])('for %s', async (_, args, message) => {
    expect(await hash(args, '')).toEqual({code: 2, stdout: '', stderr: `CRITICAL ${message}\n`});
  });

  test('for bytes that are not UTF-8, after the hashes of the lines before them', async () => {
    const {code, stdout, stderr} = await hash(['link'], Buffer.from([0x78, 10, 0x63, 0xe9, 10, 0x79]));
    expect([code, stdout]).toEqual([2, expected('link\0x')]);
    expect(stderr).toBe('CRITICAL stdin: line 2 is not valid UTF-8; expected one value per line\n');
  });

  test('for a line that never ends', async () => {
    const {code, stderr} = await hash(['link'], Buffer.from(`x\n${'y'.repeat(3_000_000)}`));
    expect([code, stderr]).toEqual([2, 'CRITICAL stdin: line 2 is longer than 1 MB; expected one value per line\n']);
  });
});
