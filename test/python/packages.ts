// The packages for PyPI and npm: building the wheel, and what both registries check before an upload.

import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {step} from '../meltano/step.ts';
import {programPath} from '../targets/environments.ts';
import {run} from './run.ts';

const {name, version} = JSON.parse(readFileSync('package.json', 'utf8'));

/** Returns the path of the wheel. */
export async function build(folder: string): Promise<string> {
  const wheel = `${name.replace('-', '_')}-${version}-py3-none-any.whl`;
  await step(`builds ${wheel}`, async () => {
    await run(programPath('release', 'uv'), ['build', '--wheel', '--out-dir', folder, 'python']);
    assert.deepEqual(
      readdirSync(folder).filter((file) => file.endsWith('.whl')),
      [wheel],
    );
  });
  return join(folder, wheel);
}

export async function checkUploads(wheel: string): Promise<void> {
  await step('twine check accepts the wheel', async () => {
    await run(programPath('release', 'twine'), ['check', '--strict', wheel]);
  });
  await step('npm publish --dry-run accepts the npm package', async () => {
    // The program is built; building it again would change it while it is being tested.
    await run('npm', ['publish', '--dry-run', '--ignore-scripts']);
  });
}
