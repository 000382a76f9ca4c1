// The parts of a report that add things up: waits, warnings, and where the file may be written.

import {linkSync, mkdirSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {placeOf} from '../../tap/report/place.ts';
import {Waits} from '../../tap/report/waits.ts';
import {Warnings} from '../../tap/report/warnings.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';

const CONFIG = 'is also the config, which would be replaced';

describe('waits', () => {
  test('that overlap count once, and those after each other add up', () => {
    const waits = new Waits();
    waits.add(30_000, 1000);
    waits.add(30_000, 2000);
    waits.add(5000, 3000);
    expect(waits.seconds).toBe(31);
    waits.add(10_000, 100_000);
    expect(waits.seconds).toBe(41);
  });

  test('end when the run ends', () => {
    const waits = new Waits();
    waits.add(60_000, 1000);
    waits.end(5500);
    expect(waits.seconds).toBe(4.5);
    waits.end(7000);
    expect(waits.seconds).toBe(4.5);
  });
});

test('of many warnings, the first and the last 50 are kept', () => {
  const warnings = new Warnings();
  for (let number = 1; number <= 100; number += 1) warnings.add(`warning ${number}`);
  expect(warnings.all.length).toBe(100);
  for (let number = 101; number <= 1000; number += 1) warnings.add(`warning ${number}`);
  expect(warnings.all.slice(49, 52)).toEqual([
    'warning 50',
    '(900 more warnings were printed on stderr)',
    'warning 951',
  ]);
  expect(warnings.all.at(-1)).toBe('warning 1000');
});

describe('a report', () => {
  const folder = temporaryFolder();
  const config = folder.write('config.json', '{}');
  afterAll(() => folder[Symbol.dispose]());
  const faultOf = (path: string) => placeOf('--report', path, [{what: 'the config', path: config}]).faults[0]?.found;

  test.each<[string, () => string, string]>([
    ['without a path', () => '', 'is empty'],
    [
      'in a folder that does not exist',
      () => join(folder.path, 'no/report.json'),
      'is in a folder that does not exist',
    ],
    ['in a file', () => join(config, 'report.json'), 'is in a folder that does not exist'],
    ['that is a folder', () => folder.path, 'is a folder'],
    ['that is a device', () => '/dev/null', 'is not a regular file'],
    ['with a name that is too long', () => join(folder.path, 'x'.repeat(300)), 'cannot be written (ENAMETOOLONG)'],
    ['that is the config', () => join(folder.path, '.', 'config.json'), CONFIG],
    ['that is a hard link to the config', () => linked('hard', linkSync), CONFIG],
    ['that is a symbolic link to the config', () => linked('soft', symlinkSync), CONFIG],
  ])('%s is refused', (_, path, found) => {
    expect(faultOf(path())).toBe(found);
  });

  function linked(name: string, link: (from: string, to: string) => void): string {
    const path = join(folder.path, name);
    link(config, path);
    return path;
  }

  test('may replace another file, and is written to the file that a symbolic link names', () => {
    mkdirSync(join(folder.path, 'runs'));
    const first = folder.write('runs/first.json', '{}');
    symlinkSync(first, join(folder.path, 'latest.json'));
    expect(placeOf('--report', join(folder.path, 'latest.json'), [])).toEqual({value: first, faults: [], warnings: []});
  });

  test('is written to the file that links to links name, even if it does not exist', () => {
    symlinkSync('second.json', join(folder.path, 'third.json'));
    symlinkSync('third.json', join(folder.path, 'fourth.json'));
    const value = join(folder.path, 'second.json');
    expect(placeOf('--report', join(folder.path, 'fourth.json'), [])).toEqual({value, faults: [], warnings: []});
  });

  test('may not lead in a circle', () => {
    symlinkSync('right.json', join(folder.path, 'left.json'));
    symlinkSync('left.json', join(folder.path, 'right.json'));
    expect(placeOf('--report', join(folder.path, 'left.json'), []).faults).toMatchObject([
      {found: 'cannot be written (ELOOP)'},
    ]);
  });
});
