// The venvs for the Python peers: one per requirements file, created once.

import {spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, rmSync, writeFileSync} from 'node:fs';
import type {Readable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {start} from '../process/start.ts';
import {progress} from '../progress.ts';
import {path} from './place.ts';

const MOST_MS = 600_000;

export const python = (venv: string): string => path(`.venvs/bench-${venv}/bin/python`);

/** Whether the venv exists or could be created. */
export async function hasVenv(name: string): Promise<boolean> {
  if (existsSync(marker(name))) return true;
  if (!hasPython()) return false;
  progress(`Making .venvs/bench-${name}`);
  try {
    await make(name);
    return true;
  } catch (error) {
    progress(`The venv could not be created: ${error instanceof Error ? error.message : error}`);
    return false;
  }
}

/** Uses uv if installed, because it is faster. An incomplete venv is recreated. */
async function make(name: string): Promise<void> {
  const folder = path(`.venvs/bench-${name}`);
  const requirements = path(`test/bench/peers/requirements/${name}.txt`);
  rmSync(folder, {recursive: true, force: true});
  if (spawnSync('uv', ['--version']).status === 0) {
    await run('uv', 'venv', '--quiet', folder);
    await run('uv', 'pip', 'install', '--quiet', '--python', python(name), '--requirement', requirements);
  } else {
    await run('python3', '-m', 'venv', folder);
    await run(python(name), '-m', 'pip', 'install', '--quiet', '--requirement', requirements);
  }
  writeFileSync(marker(name), '');
}

async function run(...argv: readonly string[]): Promise<void> {
  const child = start(argv, {stdio: ['ignore', 'ignore', 'pipe'], timeout: MOST_MS});
  const [stderr, [code]] = await Promise.all([text(child.stderr as Readable), once(child, 'close')]);
  if (code !== 0) throw new Error(`${argv.join(' ')} exited with ${code}:\n${stderr}`);
}

const marker = (name: string): string => path(`.venvs/bench-${name}/made`);

const hasPython = (): boolean =>
  spawnSync('python3', ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))']).status === 0;
