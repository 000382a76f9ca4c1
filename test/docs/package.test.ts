// The contents of an installation, on any machine.

import {readFileSync} from 'node:fs';

type Locked = {
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {packages: Record<string, Locked>};

test('an installation needs no other package', () => {
  expect(Object.entries(packages).filter(([path, {dev}]) => path !== '' && !dev)).toEqual([]);
});

test('bundled packages are named with their licences', () => {
  const licences = readFileSync('dist/bin/LICENSES.txt', 'utf8');
  for (const name of ['big.js', 'countries-list', 'yargs'])
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\n\\n.*(?:licen[cs]e|copyright)`, 'im'));
});

test('the lock file names no host', () => {
  expect(Object.values(packages).filter(({resolved}) => resolved !== undefined)).toEqual([]);
});

// npm leaves out packages missing from its registry at that moment, and `npm ci` then fails on every other machine.
test('the lock file has the binaries of every platform', () => {
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const wanted = Object.values(packages).flatMap(({optionalDependencies}) => Object.keys(optionalDependencies ?? {}));
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
});
