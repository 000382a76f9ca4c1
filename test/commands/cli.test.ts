// Parsing the command line into a command.

import {parse} from '../../tap/cli.ts';
import {InputError} from '../../tap/errors.ts';
import {upperEnd} from '../../tap/plan/spans.ts';

const none = {configs: [], catalog: undefined, state: undefined};

test.each<[string, object]>([
  ['', {kind: 'sync', files: none}],
  ['-c a -c ENV -s b', {kind: 'sync', files: {configs: ['a', 'ENV'], catalog: undefined, state: 'b'}}],
  ['--config=a --properties c', {kind: 'sync', files: {configs: ['a'], catalog: 'c', state: undefined}}],
  ['-c 007 -p 1e3 -s 0x10', {kind: 'sync', files: {configs: ['007'], catalog: '1e3', state: '0x10'}}],
  ['-c a --test', {kind: 'test', files: {...none, configs: ['a']}}],
  ['--test=all', {kind: 'test', files: none}],
  ['--test schema -s b', {kind: 'schema', files: {...none, state: 'b'}}],
  ['-d -c a', {kind: 'discover'}],
  ['--discover --test --about', {kind: 'discover'}],
  ['--about', {kind: 'about', format: 'text'}],
  ['--about --format json', {kind: 'about', format: 'json'}],
])('%j', async (line, command) => {
  expect(await parse(line.split(' ').filter((word) => word !== ''))).toEqual(command);
});

test.each(['--nothing', 'word', '-c', '--state', '-c a -s b -s c', '--about --format xml', '-x', '--test=stream'])(
  '%j is refused with a one-line message',
  async (line) => {
    const refusal = await parse(line.split(' ')).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(InputError);
    expect(String(refusal)).not.toMatch(/\n/);
  },
);

test('an unknown value for --test is refused, and the message lists the valid values', async () => {
  await expect(parse(['--test=stream'])).rejects.toThrow(/"stream".* "all", "schema"/);
});

test("a run reads up to two seconds before the server's clock, or up to end_date", () => {
  expect(upperEnd({now: 10_000_000, endDate: undefined})).toBe(8_000_000);
  expect(upperEnd({now: 10_000_000, endDate: 5})).toBe(5);
  expect(upperEnd({now: 10_000_000, endDate: 9_000_000})).toBe(8_000_000);
});
