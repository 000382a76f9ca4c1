// A Node version that is too old. `.ci/packed` runs on an actual old version; here, only the version number is faked.

import {runProgram} from '../helpers/tap.ts';

const pretend = (version: string): string =>
  `data:text/javascript,Object.defineProperty(process.versions, 'node', {value: '${version}'})`;

const runOn = (version: string) => runProgram({args: ['--version'], imports: [pretend(version)]});

test.each(['18.20.8', '20.9.0', '20.18.3'])('Node %s: one line says which version is needed', async (version) => {
  const stderr = `tap-lengow needs Node >=20.19; this is Node ${version}\n`;
  expect(await runOn(version)).toEqual({code: 1, stdout: '', stderr});
});

test.each(['20.19.0', '22.0.0', '100.1.0'])('Node %s is new enough', async (version) => {
  expect(await runOn(version)).toMatchObject({code: 0, stderr: ''});
});
