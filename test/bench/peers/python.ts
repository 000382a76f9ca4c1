// The venvs of the peers in Python: one for each list of requirements, made once.

import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, rmSync, writeFileSync} from 'node:fs';
import {say} from '../progress.ts';
import {path} from './place.ts';

export const python = (venv: string): string => path(`.venvs/bench-${venv}/bin/python`);

/** Whether it is there, or could be made. */
export function hasVenv(name: string): boolean {
  if (existsSync(marker(name))) return true;
  if (!hasPython()) return false;
  say(`Making .venvs/bench-${name}`);
  try {
    make(name);
    return true;
  } catch (error) {
    say(`It could not be made: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

/** uv where there is one, since it is quicker. What was left half made is made again. */
function make(name: string): void {
  const folder = path(`.venvs/bench-${name}`);
  const requirements = path(`test/bench/peers/requirements/${name}.txt`);
  rmSync(folder, {recursive: true, force: true});
  const run = (program: string, ...args: string[]) =>
    execFileSync(program, args, {stdio: ['ignore', 'ignore', 'pipe'], timeout: 600_000});
  if (spawnSync('uv', ['--version']).status === 0) {
    run('uv', 'venv', '--quiet', folder);
    run('uv', 'pip', 'install', '--quiet', '--python', python(name), '--requirement', requirements);
  } else {
    run('python3', '-m', 'venv', folder);
    run(python(name), '-m', 'pip', 'install', '--quiet', '--requirement', requirements);
  }
  writeFileSync(marker(name), '');
}

const marker = (name: string): string => path(`.venvs/bench-${name}/made`);

const hasPython = (): boolean =>
  spawnSync('python3', ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))']).status === 0;
