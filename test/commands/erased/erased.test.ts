// The list of erased orders: which orders are in it, and what is wrong with a list that is refused.

import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {loadErased} from '../../../tap/commands/erased/load.ts';
import {parseErased} from '../../../tap/commands/erased/parse.ts';
import {loadInput} from '../../../tap/commands/input.ts';
import {loadConfig} from '../../../tap/commands/load-config.ts';
import {InputError} from '../../../tap/errors.ts';
import type {Input} from '../../../tap/run/context.ts';
import {faultLine} from '../../../values/fault.ts';
import {temporaryFolder} from '../../helpers/temporary-folder.ts';

const CONFIG = {access_token: 'token', secret: 's3cr3t'};
const EXPECTED = 'one order per line, in UTF-8: the marketplace, a tab and the marketplace_order_id';

const bytesOf = (content: string | Uint8Array): Uint8Array => Buffer.from(content as string);

/** The faults, without what is expected, which is always the same. */
const faultsOf = (content: string | Uint8Array): string[] =>
  parseErased(bytesOf(content), 'e.tsv').faults.map((fault) => {
    expect(fault).toMatchObject({where: 'e.tsv', pointer: '', expected: EXPECTED});
    return fault.found;
  });

function listOf(content: string | Uint8Array) {
  const {value, faults} = parseErased(bytesOf(content), 'e.tsv');
  expect(faults).toEqual([]);
  return value as NonNullable<typeof value>;
}

describe('an order is in the list', () => {
  test.each<[string, string | Uint8Array, [string, string]]>([
    ['as it is written', 'amazon_fr\t123\n', ['amazon_fr', '123']],
    ['without a newline at the end', 'amazon_fr\t123', ['amazon_fr', '123']],
    ['with CRLF', 'a\t1\r\namazon_fr\t123\r\n', ['amazon_fr', '123']],
    ['after a byte order mark', '\uFEFFamazon_fr\t123\n', ['amazon_fr', '123']],
    ['after a byte order mark and a comment', '\uFEFF# ours\namazon_fr\t123\n', ['amazon_fr', '123']],
    ['between comments and blank lines', '# a\n\n  # b\tc\n \t \namazon_fr\t123\n\n', ['amazon_fr', '123']],
    ['whatever the case of the marketplace', 'Amazon_FR\t123', ['AMAZON_fr', '123']],
    ['with blanks around both', ' amazon_fr \t\t 123 \t', ['amazon_fr', '123']],
    ['with a blank inside the id', 'amazon_fr\tA 1', ['amazon_fr', 'A 1']],
    ['with an id that starts with #', 'amazon_fr\t#1', ['amazon_fr', '#1']],
    ['with letters beyond ASCII', 'cdiscount\tÉ😀', ['cdiscount', 'É😀']],
    ['if the API has blanks around the id', 'amazon_fr\t123', ['amazon_fr', ' 123 ']],
  ])('%s', (_, content, order) => {
    expect(listOf(content)(...order)).toBe(true);
  });

  test.each<[string, [string, string]]>([
    ['another id', ['amazon_fr', '12']],
    ['another case of the id', ['amazon_fr', 'a1']],
    ['another marketplace', ['amazon_de', 'A1']],
    ['no id', ['amazon_fr', '']],
    ['no marketplace', ['', 'A1']],
    ['marketplace and id exchanged', ['A1', 'amazon_fr']],
    ['a marketplace named like a method', ['constructor', 'A1']],
    ['a comment', ['# amazon_fr', '7']],
  ])('but not %s', (_, order) => {
    expect(listOf('amazon_fr\tA1\n# amazon_fr\t7\n')(...order)).toBe(false);
  });

  test('exactly if a line names it', () => {
    const code = fc.constantFrom('a', 'A', 'b', 'constructor');
    const id = fc.constantFrom('1', '2', 'x', 'X', 'é', '__proto__');
    const order = fc.tuple(code, id);
    fc.assert(
      fc.property(fc.array(order), order, fc.constantFrom('\n', '\r\n'), (lines, [marketplace, orderId], end) => {
        const isErased = listOf(lines.map((line) => line.join('\t')).join(end));
        const isNamed = lines.some(
          ([one, other]) => one.toLowerCase() === marketplace.toLowerCase() && other === orderId,
        );
        expect(isErased(marketplace, orderId)).toBe(isNamed);
      }),
    );
  });

  test.each(['', '\n', '\uFEFF', '# nothing yet\n'])('%j erases nothing', (content) => {
    expect(listOf(content)('amazon_fr', '1')).toBe(false);
  });
});

describe('a list is refused, and each line named by its number, for', () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a\t1\n', 'utf16le')]);

  test.each<[string, string | Uint8Array, string[]]>([
    ['no tab', 'a\t1\nb 2\n', ['line 2 has no tab']],
    ['a blank marketplace', '# x\n \t1', ['line 2 has no marketplace']],
    ['a blank id', 'a\t \r\n', ['line 1 has no order id']],
    ['a third column', 'a\t1\t2026-01-01', ['line 1 has more than two columns, or control characters']],
    ['a carriage return inside', 'a\t1\rb', ['line 1 has more than two columns, or control characters']],
    ['bytes that are not UTF-8', Buffer.from([0x61, 9, 0x31, 10, 0x62, 9, 0xe9, 10]), ['line 2 is not valid UTF-8']],
    ['half a character at the end', Buffer.from([0x61, 9, 0xc3]), ['line 1 is not valid UTF-8']],
    ['UTF-16', utf16, ['line 1 is not valid UTF-8', 'line 2 has no tab']],
    [
      'UTF-16 without a mark',
      Buffer.from('a\t1', 'utf16le'),
      ['line 1 has more than two columns, or control characters'],
    ],
    ['several', 'a\n\tb\nc\t', ['line 1 has no tab', 'line 2 has no marketplace', 'line 3 has no order id']],
  ])('%s', (_, content, expected) => {
    expect(faultsOf(content)).toEqual(expected);
  });

  test('many, of which ten are named', () => {
    const found = faultsOf('x\n'.repeat(1000));
    expect(found).toHaveLength(11);
    expect(found.slice(-2)).toEqual(['line 10 has no tab', '990 more lines have faults']);
  });

  test('anything, without ever quoting it', () => {
    const line = fc.constantFrom('canary', 'canary\t', '\tcanary', 'canary\tcanary\tcanary');
    fc.assert(
      fc.property(fc.array(line, {minLength: 1}), (lines) => {
        const {faults} = parseErased(Buffer.from(lines.join('\n')), 'e.tsv');
        expect(faults.length).toBeGreaterThan(0);
        expect(faults.map(faultLine).join('\n')).not.toContain('canary');
      }),
    );
  });
});

test('300,000 orders are read and found in linear time', () => {
  const count = 300_000;
  const lines = Array.from({length: count}, (_, index) => `marketplace_${index % 7}\t402-${index}-9876543`);
  const started = Date.now();
  const isErased = listOf(`${lines.join('\n')}\n`);
  let found = 0;
  for (let index = 0; index < count; index += 1) if (isErased('Marketplace_3', `402-${index}-9876543`)) found += 1;
  expect(found).toBe(Math.ceil((count - 3) / 7));
  expect(Date.now() - started).toBeLessThan(10_000);
});

describe('with the other input', () => {
  /** The input, or the error lines, with the folder removed. */
  function load(settings: object, list?: string): Input | string[] {
    using folder = temporaryFolder();
    if (list !== undefined) folder.write('e.tsv', list);
    const path = folder.write('c.json', JSON.stringify({...CONFIG, ...settings}).replaceAll('@', folder.path));
    const files = {configs: [path], catalog: undefined, state: undefined, patterns: {select: [], deselect: []}};
    const log = {conceal: () => {}, warning: () => {}};
    try {
      return loadInput(files, {env: {}, folder: folder.path, log});
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return error.message.replaceAll(folder.path, '@').split('\n');
    }
  }

  test('the list answers for the run', () => {
    const {isErased} = load({personal_data_erased: '@/e.tsv'}, 'a\t1') as Input;
    expect([isErased?.('A', '1'), isErased?.('a', '2')]).toEqual([true, false]);
    expect((load({}) as Input).isErased).toBeUndefined();
  });

  test('its faults are reported together with those of the config', () => {
    expect(load({lookback_days: -1, personal_data_erased: '@/e.tsv'}, 'x')).toEqual([
      '@/c.json: /lookback_days is -1; expected a number of at least 0, such as 7',
      `@/e.tsv: line 1 has no tab; expected ${EXPECTED}`,
    ]);
  });

  test('a pipe that gave nothing is refused, because its writer may have failed', () => {
    using folder = temporaryFolder();
    const personal_data_erased = join(folder.path, 'pipe');
    execFileSync('mkfifo', [personal_data_erased]);
    const sources = [folder.write('c.json', JSON.stringify({...CONFIG, personal_data_erased}))];
    const contents = (path: string) => (path === personal_data_erased ? Buffer.alloc(0) : readFileSync(path));
    const config = loadConfig(sources, {env: {}, folder: folder.path, contents});
    expect(loadErased(config, contents).faults.map(({found}) => found)).toEqual(['is a pipe that gave nothing']);
  });

  test.each<[string, string, string]>([
    ['is missing', '@/no/e.tsv', '/personal_data_erased: no such file in @; expected the path to the list'],
    ['is a folder', '@', '/personal_data_erased: is a folder; expected the path to the list file in it'],
    ['is stdin', '/dev/stdin', '/personal_data_erased: is stdin; expected the path of a text file'],
    [
      'is blank',
      ' ',
      '/personal_data_erased is a blank string; expected the path of a text file, such as "erased.tsv"',
    ],
  ])('a path that %s is a fault of the config', (_, personal_data_erased, expected) => {
    expect(load({personal_data_erased})).toEqual([`@/c.json: ${expected}`]);
  });
});
