// A Meltano project that installs the wheel by its pip_url, without any other Node.

import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {files} from '../meltano/files.ts';
import {installLoader} from '../meltano/first.ts';
import {Project} from '../meltano/project.ts';
import {tapSettings} from '../meltano/scenario.ts';
import {step} from '../meltano/step.ts';
import {createShop, startSandbox} from '../sandbox/index.ts';
import {install} from '../targets/environments.ts';

const EXECUTABLE = /^ {4}executable: tap-lengow\b.*$/m;

/** @param PATH has no Node */
export async function meltano(wheel: string, PATH: string): Promise<void> {
  install(['meltano']);
  const example = readFileSync('meltano/meltano.yml', 'utf8');
  assert.match(example, EXECUTABLE);
  using folder = temporaryFolder();
  const file = folder.write('meltano.yml', example.replace(EXECUTABLE, `    pip_url: ${wheel}`));
  await using sandbox = await startSandbox({shop: createShop({orders: 1200, seed: 'meltano', ties: [3, 130]})});
  using project = new Project(file, {...tapSettings(sandbox), PATH});
  await step('meltano install, with the wheel as pip_url', async () => {
    await project.run('install', 'extractor', 'tap-lengow');
    await installLoader(project, 'target-jsonl');
  });
  await files(project, sandbox);
}
