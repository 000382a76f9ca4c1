// The Python environments that `setup` creates: their location and contents.

import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const SOURCES = join(ROOT, 'test/targets');
export const VENVS = resolve(process.env.TARGET_VENVS ?? join(ROOT, '.venvs'));

export const programPath = (environment: string, program: string): string => join(VENVS, environment, 'bin', program);

/** @throws if an environment cannot be installed; the reason is printed to stderr */
export function install(environments: readonly string[]): void {
  const env = {...process.env, TARGET_VENVS: VENVS};
  const {status} = spawnSync(join(SOURCES, 'setup'), environments, {env, stdio: ['ignore', 'inherit', 'inherit']});
  if (status !== 0) throw new Error('some environments could not be installed: see above');
}

/** The pinned version of a package in an environment. */
export function versionOf(environment: string, name: string): string {
  const lock = readFileSync(join(SOURCES, 'locks', `${environment}.txt`), 'utf8');
  const version = lock.split('\n').find((line) => line.startsWith(`${name}==`));
  if (!version) throw new Error(`${name} is not pinned in test/targets/locks/${environment}.txt`);
  return version.slice(name.length + 2);
}
