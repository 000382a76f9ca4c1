// A user's steps before the first run: install, check the selection and test the keys.

import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import type {Project} from './project.ts';
import {step} from './step.ts';

const LOCKS = {'target-jsonl': 'target-jsonl', 'target-postgres': 'meltanolabs-target-postgres'};

export async function first(project: Project): Promise<void> {
  await step('meltano install', async () => {
    await installLoader(project, 'target-jsonl');
    await installLoader(project, 'target-postgres');
  });
  await step('meltano select --list: key columns are automatic, and opt-in columns follow the project', () =>
    list(project),
  );
  await step('meltano config test: valid and invalid API keys', () => tryKeys(project));
}

export async function installLoader(project: Project, loader: keyof typeof LOCKS): Promise<void> {
  // Dependencies can be released at any time, so their versions are locked here.
  const env = {UV_CONSTRAINT: resolve(`test/targets/locks/${LOCKS[loader]}.txt`)};
  const {code, said} = await project.runWith(env, 'install', 'loader', loader);
  assert.equal(code, 0, said);
}

async function list(project: Project): Promise<void> {
  const {stdout} = await project.run('select', 'tap-lengow', '--list', '--all');
  assert.match(stdout, /\[automatic +\] order\.updated_at\n/);
  assert.match(stdout, /\[selected +\] order\.sku\n/);
  assert.match(stdout, /\[excluded +\] order\.original_currency\n/);
}

async function tryKeys(project: Project): Promise<void> {
  await project.run('config', 'test', 'tap-lengow');
  const {code, said} = await project.runWith({TAP_LENGOW_SECRET: 'another-secret'}, 'config', 'test', 'tap-lengow');
  assert.notEqual(code, 0);
  assert.match(said, /Lengow refused access_token and secret/);
}
