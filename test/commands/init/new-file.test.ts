// Files that are written completely or not at all, for their owner only, and that replace no existing file unasked.

import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {checkPlace, exists, writeNewFile} from '../../../tap/commands/init/new-file.ts';
import {temporaryFolder} from '../../helpers/temporary-folder.ts';

const modeOf = (path: string): number => statSync(path).mode & 0o777;

test.each([0, 0o022, 0o277])('a file is for its owner only, whatever the umask (%i)', (mask) => {
  using folder = temporaryFolder();
  const path = join(folder.path, 'config.json');
  const before = process.umask(mask);
  try {
    writeNewFile(path, 'new', false);
  } finally {
    process.umask(before);
  }
  expect([modeOf(path), readFileSync(path, 'utf8'), readdirSync(folder.path)]).toEqual([0o600, 'new', ['config.json']]);
});

test('an existing file stays as it is, even if it appeared after the last look, and no draft stays', () => {
  using folder = temporaryFolder();
  const path = folder.write('config.json', 'old');
  expect(() => writeNewFile(path, 'new', false)).toThrow(
    /config\.json: already exists; expected --force to replace it/,
  );
  expect([readFileSync(path, 'utf8'), readdirSync(folder.path)]).toEqual(['old', ['config.json']]);
});

test('a replaced file that others could read is no longer readable by them', () => {
  using folder = temporaryFolder();
  const path = folder.write('config.json', 'old');
  chmodSync(path, 0o644);
  writeNewFile(path, 'new', true);
  expect([modeOf(path), readFileSync(path, 'utf8'), readdirSync(folder.path)]).toEqual([0o600, 'new', ['config.json']]);
});

test('a symbolic link stays, and the file that it points to is replaced', () => {
  using folder = temporaryFolder();
  const real = folder.write('real.json', 'old');
  const link = join(folder.path, 'link.json');
  symlinkSync(real, link);
  writeNewFile(link, 'new', true);
  expect([readFileSync(real, 'utf8'), readdirSync(folder.path).sort()]).toEqual(['new', ['link.json', 'real.json']]);
});

test('a link that points nowhere counts as an existing file', () => {
  using folder = temporaryFolder();
  const link = join(folder.path, 'link.json');
  symlinkSync(join(folder.path, 'nowhere'), link);
  expect(exists(link)).toBe(true);
  expect(() => writeNewFile(link, 'new', false)).toThrow(/already exists/);
  expect(existsSync(join(folder.path, 'nowhere'))).toBe(false);
});

test('a path that cannot be written is refused before any question is asked', () => {
  using folder = temporaryFolder();
  mkdirSync(join(folder.path, 'config.json'));
  expect(() => checkPlace(join(folder.path, 'config.json'))).toThrow(/is not a file; expected the file to write/);
  expect(() => checkPlace(join(folder.path, 'missing', 'c.json'))).toThrow(
    /is in a folder that does not exist \(.*missing\); expected a file in/,
  );
  expect(() => checkPlace('/dev/null')).toThrow(/is not a file/);
  expect(() => checkPlace(join(folder.path, 'new.json'))).not.toThrow();
});
