// What an installation brings along: no package that a user gets runs a script while it is installed.

import {readFileSync} from 'node:fs';

type Locked = {readonly dev?: boolean; readonly hasInstallScript?: boolean; readonly resolved?: string};

const {packages} = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {packages: Record<string, Locked>};

test('no production dependency has an install script', () => {
  const production = Object.entries(packages).filter(([path, {dev}]) => path !== '' && !dev);
  expect(production.length).toBeGreaterThan(5);
  expect(production.filter(([, {hasInstallScript}]) => hasInstallScript).map(([path]) => path)).toEqual([]);
});

test('the lock file names no host', () => {
  expect(Object.values(packages).filter(({resolved}) => resolved !== undefined)).toEqual([]);
});
