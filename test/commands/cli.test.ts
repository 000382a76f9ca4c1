// Parsing the command line into a command.

import {parse} from '../../tap/cli.ts';
import {InputError} from '../../tap/errors.ts';
import {upperEnd} from '../../tap/plan/spans.ts';

const patterns = {select: [], deselect: []};
const none = {configs: [], catalog: undefined, state: undefined, patterns};

test.each<[string, object]>([
  ['', {kind: 'sync', files: none}],
  ['-c a -c ENV -s b', {kind: 'sync', files: {...none, configs: ['a', 'ENV'], state: 'b'}}],
  ['-c env -c ./env --config=Env', {kind: 'sync', files: {...none, configs: ['ENV', './env', 'ENV']}}],
  ['-c - -c b', {kind: 'sync', files: {...none, configs: ['/dev/stdin', 'b']}}],
  ['--config=- --state -', {kind: 'sync', files: {...none, configs: ['/dev/stdin'], state: '/dev/stdin'}}],
  ['--config=a --properties c', {kind: 'sync', files: {...none, configs: ['a'], catalog: 'c'}}],
  ['-c 007 -p 1e3 -s 0x10', {kind: 'sync', files: {...none, configs: ['007'], catalog: '1e3', state: '0x10'}}],
  ['-c a --test', {kind: 'test', files: {...none, configs: ['a']}}],
  ['--test=all', {kind: 'test', files: none}],
  ['--test schema -s b', {kind: 'schema', files: {...none, state: 'b'}}],
  ['-d -c a', {kind: 'discover', patterns, configs: ['a']}],
  ['--discover --test --about', {kind: 'discover', patterns, configs: []}],
  ['-d --select a.* --deselect=b', {kind: 'discover', patterns: {select: ['a.*'], deselect: ['b']}, configs: []}],
  [
    '--select a --deselect b --select=!c --select 007 --deselect 1e3',
    {kind: 'sync', files: {...none, patterns: {select: ['a', '!c', '007'], deselect: ['b', '1e3']}}},
  ],
  ['--about', {kind: 'about', format: 'text'}],
  ['--about --format json', {kind: 'about', format: 'json'}],
])('%j', async (line, command) => {
  expect(await parse(line.split(' ').filter((word) => word !== ''))).toEqual(command);
});

test.each([
  '--nothing',
  'word',
  '-c',
  '--state',
  '--select',
  '--deselect=',
  '-c a -s b -s c',
  '--about --format xml',
  '-x',
  '--test=stream',
])('%j is refused with a one-line message', async (line) => {
  const refusal = await parse(line.split(' ')).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(InputError);
  expect(String(refusal)).not.toMatch(/\n/);
});

test.each<[string, string]>([
  ['--about --format json --format text', 'format'],
  ['estimate --format json --format json', 'format'],
  ['state show a --format json --format json', 'format'],
  ['verify --orders a -s b --format text --format text', 'format'],
  ['--test --test', 'test'],
  ['--test=schema --test', 'test'],
  ['--report a --report b', 'report'],
  ['--catalog a -p b', 'catalog'],
  ['plan --units 1 --units 2', 'units'],
  ['views --dialect postgres --dialect duckdb', 'dialect'],
  ['init -c a -c b', 'config'],
])('%j is refused, because one value would be ignored', async (line, flag) => {
  await expect(parse(line.split(' '))).rejects.toThrow(
    `--${flag} was given 2 times; give it once; see tap-lengow --help`,
  );
});

test.each<[string, string]>([
  ['--about --format', 'text, json, markdown'],
  ['estimate --format -c a', 'text, json'],
  ['state show a --format', 'text, json'],
  ['verify --orders a -s b --format', 'text, jsonl'],
])('%j is refused, and the message lists the formats', async (line, formats) => {
  await expect(parse(line.split(' '))).rejects.toThrow(`--format must be one of ${formats}; see tap-lengow --help`);
});

test.each([
  '-- extra',
  '-c a --test -- --deselect marketplace',
  'state show a -- b',
  'state merge -- a b',
  'hash -- contact',
  'estimate -c a -- --format json',
  'check -c a -- -c b',
])('%j is refused, because what follows -- would be ignored', async (line) => {
  await expect(parse(line.split(' '))).rejects.toThrow(
    'arguments after -- are not supported; remove the --; see tap-lengow --help',
  );
});

test('a -- with nothing after it changes nothing', async () => {
  expect(await parse(['-c', 'a', '--'])).toEqual({kind: 'sync', files: {...none, configs: ['a']}});
});

test('an unknown value for --test is refused, and the message lists the valid values', async () => {
  await expect(parse(['--test=stream'])).rejects.toThrow('--test must be one of all, schema; see tap-lengow --help');
});

test("a run reads up to two seconds before the server's clock, or up to end_date", () => {
  expect(upperEnd({now: 10_000_000, endDate: undefined})).toBe(8_000_000);
  expect(upperEnd({now: 10_000_000, endDate: 5})).toBe(5);
  expect(upperEnd({now: 10_000_000, endDate: 9_000_000})).toBe(8_000_000);
});

describe('error messages never echo arguments', () => {
  const KEY = 'cAn4ry-7d1f';
  const JSON_KEY = `{"access_token": "${KEY}"}`;
  const given = [KEY, JSON_KEY, `access_token=${KEY}`];

  test.each([
    ...given,
    ...given.flatMap((text) => [`--${text}`, `-${text}`, `-x${text}`, `--secret=${text}`, `--config.${text}`]),
    ...given.flatMap((text) => ['discover', 'about', 'version', 'test', 'format'].map((flag) => `--${flag}.x=${text}`)),
    ...given.flatMap((text) => [`--test=${text}`, `--format=${text}`, `--no-${text}`]),
  ])('%s', async (argument) => {
    const refusal = await parse([argument]).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InputError);
    expect(String(refusal)).not.toMatch(/canary|7d1f/i);
  });

  test.each(['--secret', '--access-token', '--discover', '--token'])('after %s', async (flag) => {
    await expect(parse([flag, KEY])).rejects.toThrow(/^unknown argument[^7]*; see tap-lengow --help$/);
  });
});

test.each<[string, string]>([
  ['--confg=x', 'did you mean --config?'],
  ['--stat', 'did you mean --state?'],
  ['--configs', 'did you mean --config?'],
  ['--propertis', 'did you mean --properties?'],
  ['access_token=1', 'settings such as access_token belong in the file that --config names'],
])('%s: %s', async (argument, hint) => {
  await expect(parse([argument])).rejects.toThrow(`unknown argument; ${hint}; see tap-lengow --help`);
});

test.each<[string, readonly string[], string]>([
  ['too many words', Array(100_000).fill('word'), 'too many arguments'],
  ['a long group of short flags', [`-${'x'.repeat(120_000)}`], 'an argument is too long for a flag or a path'],
  ['a long value', [`--config=${'/x'.repeat(50_000)}`], 'an argument is too long for a flag or a path'],
])('rejected immediately: %s', async (_, argv, fault) => {
  const started = Date.now();
  await expect(parse(argv)).rejects.toThrow(`${fault}; see tap-lengow --help`);
  expect(Date.now() - started).toBeLessThan(2000);
});
