// Files named on the command line, and the errors in them.
// Reliability: Files that cannot be read
// Tried: missing, empty, too large, too deep, not JSON, in another encoding
// Must: exit 2, and the content is not quoted

import {readDotEnv, readJsonFile, readStateFile} from '../../tap/files.ts';
import {type Checked, faultLine} from '../../values/fault.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const SECRET = 's3cr3t-canary';

function faultOf({value, faults}: Checked<unknown>): string {
  expect([value, faults.length]).toEqual([undefined, 1]);
  return faults.map(faultLine).join();
}

const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

describe('a file is read', () => {
  test.each<[string, string | Uint8Array]>([
    ['in plain UTF-8', '{"é": 1}'],
    ['with a byte order mark', '\uFEFF{"é": 1}'],
    ['in UTF-16, as written by Windows PowerShell', utf16('{"é": 1}\r\n')],
    ['with white space around', '\n\n {"é": 1}\n'],
  ])('%s', (_, content) => {
    using folder = temporaryFolder();
    expect(readJsonFile(folder.write('catalog.json', content), 'catalog').value).toEqual({é: 1});
  });
});

describe('a file is refused', () => {
  test.each<[string, string, RegExp]>([
    ['when it is empty', '', /: is empty; expected a catalog as a JSON object$/],
    ['when it is blank', ' \n', /: is empty;/],
    ['when it is a single character', '{', /: is not valid JSON/],
    ['when it ends too early', `{"secret": "${SECRET}"`, /: is not valid JSON/],
    ['when it has an extra comma', `{"secret": "${SECRET}",\n "a": 1,}`, /: is not valid JSON \(line 2, column 9\);/],
    ['when it is not JSON at all', `${SECRET} {}`, /: is not valid JSON;/],
  ])('%s', (_, content, expected) => {
    using folder = temporaryFolder();
    const path = folder.write('catalog.json', content);
    const fault = faultOf(readJsonFile(path, 'catalog'));
    expect(fault.startsWith(path)).toBe(true);
    expect(fault).toMatch(expected);
    expect(fault).not.toContain(SECRET);
    expect(fault).not.toContain('\n');
  });

  test('when it does not exist', () => {
    using folder = temporaryFolder();
    const fault = faultOf(readJsonFile(`${folder.path}/a/x.json`, 'catalog'));
    expect(fault).toBe(`--catalog: no such file in ${folder.path}; expected the path to the catalog`);
  });

  test.each([
    ['JSON', `{"secret": "${SECRET}"}`],
    ['a key', SECRET],
    ['a key preceded by its name', `secret=${SECRET}`],
    ['a string longer than any path', SECRET.repeat(1000)],
    ['a key after a slash', `/${SECRET}`],
  ])('without being quoted, when it does not exist because it is %s', (_, path) => {
    expect(faultOf(readJsonFile(path, 'config'))).toMatch(
      /^--config: (?:is not a path but JSON|no such file in \/\S*); /,
    );
    expect(faultOf(readStateFile(path))).not.toContain(SECRET);
  });

  test.each([
    ['array', '['],
    ['object', '{"a":'],
  ])('when it is an %s nested 10,000 levels deep', (_, open) => {
    using folder = temporaryFolder();
    const close = open === '[' ? ']' : '}';
    const path = folder.write('state.json', `${open.repeat(10_000)}1${close.repeat(10_000)}`);
    expect(faultOf(readStateFile(path))).toBe(`${path}: is nested too deeply; expected at most 100 levels`);
    expect(faultOf(readJsonFile(path, 'config'))).toMatch(/: is nested too deeply;/);
  });

  test('when its folder is a file', () => {
    using folder = temporaryFolder();
    const path = `${folder.write('a', '')}/x.json`;
    expect(faultOf(readJsonFile(path, 'catalog'))).toMatch(/^--catalog: no such file in \S+a;/);
  });

  test('when it is a folder', () => {
    using folder = temporaryFolder();
    expect(faultOf(readJsonFile(folder.path, 'catalog'))).toMatch(/: is a folder;/);
  });
});

describe('a file in another encoding is refused, and the message says which line or encoding', () => {
  const json = '{"secret":\n "é"}';
  const swapped = (text: string): Uint8Array => Buffer.from(text, 'utf16le').swap16();
  const encodings: readonly [string, Uint8Array, string][] = [
    ['Latin-1', Buffer.from(json, 'latin1'), 'line 2 is not valid UTF-8'],
    ['UTF-8, cut off within a character', Buffer.from('{"é').subarray(0, 3), 'line 1 is not valid UTF-8'],
    ['UTF-16 with the high byte first', swapped(`\uFEFF${json}`), 'is in UTF-16'],
    ['UTF-16 with the high byte first, without a byte order mark', swapped(json), 'is in UTF-16'],
    ['UTF-16 without a byte order mark', Buffer.from(json, 'utf16le'), 'is in UTF-16'],
  ];

  test.each(encodings)('%s', (_, content, found) => {
    using folder = temporaryFolder();
    const path = folder.write('it.json', content);
    const message = (what: string) => `${path}: ${found}; expected a ${what} in UTF-8: save the file as UTF-8`;
    expect(faultOf(readJsonFile(path, 'config'))).toBe(message('config'));
    expect(faultOf(readJsonFile(path, 'catalog'))).toBe(message('catalog'));
    expect(faultOf(readStateFile(path))).toBe(message('state'));
  });

  test.each(encodings)('%s, also if it is .env', (_, content, found) => {
    using folder = temporaryFolder();
    const path = folder.write('.env', content);
    expect(faultOf(readDotEnv(folder.path))).toBe(
      `${path}: ${found}; expected a .env file in UTF-8: save the file as UTF-8`,
    );
  });

  test('but not a text that contains the character for unreadable bytes', () => {
    using folder = temporaryFolder();
    expect(readJsonFile(folder.write('config.json', '{"a": "\uFFFD"}'), 'config').value).toEqual({a: '\uFFFD'});
  });
});

describe('the last state in a file is used', () => {
  test.each<[string, string, unknown]>([
    ['one, on one line', '{"bookmarks":{}}\n', {bookmarks: {}}],
    ['one, over several lines', '{\n  "bookmarks": {}\n}\n', {bookmarks: {}}],
    ['several, one per line', '{"n":1}\n{"n":2}\r\n\n{"n":3}\n', {n: 3}],
  ])('%s', (_, content, state) => {
    using folder = temporaryFolder();
    expect(readStateFile(folder.write('state.json', content)).value).toEqual(state);
  });

  test.each<[string, string, RegExp]>([
    ['the file is empty', '', /: is empty; expected a state\. Redirecting .* rename it after the run/],
    ['the last line is truncated', '{"n":1}\n{"n":', /: line 2 is not valid JSON/],
    ['it is not valid JSON', '{\n  "n": 1,\n}\n', /: is not valid JSON \(line 3, column 1\)/],
  ])('but the file is refused when %s', (_, content, expected) => {
    using folder = temporaryFolder();
    const path = folder.write('state.json', content);
    expect(faultOf(readStateFile(path))).toMatch(expected);
  });
});
