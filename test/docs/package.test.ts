// What an installation contains, on any machine.

import {readFileSync} from 'node:fs';

type Locked = {
  readonly dev?: boolean;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {packages: Record<string, Locked>};

test('an installation needs no other packages', () => {
  expect(Object.entries(packages).filter(([path, {dev}]) => path !== '' && !dev)).toEqual([]);
});

test('bundled packages are listed with their licences', () => {
  const licences = readFileSync('dist/bin/LICENSES.txt', 'utf8');
  for (const name of ['@clack/prompts', 'big.js', 'countries-list', 'yargs'])
    expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\\n\\n.*(?:licen[cs]e|copyright)`, 'im'));
});

test('the lock file contains no registry URLs', () => {
  expect(Object.values(packages).filter(({resolved}) => resolved !== undefined)).toEqual([]);
});

// If a package is temporarily missing from the registry, npm omits it from the lock file, and `npm ci` then fails on
// every other machine.
test('the lock file includes the binaries for every platform', () => {
  const locked = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const wanted = Object.values(packages).flatMap(({optionalDependencies}) => Object.keys(optionalDependencies ?? {}));
  expect(wanted.filter((name) => !locked.has(name))).toEqual([]);
});
