// What this machine lacks to run other people's programs, with the way to get it.

import {spawnSync} from 'node:child_process';
import {serverPrograms} from './postgres.ts';

/** One line, or nothing when all is there. */
export function missing(): string | undefined {
  if (spawnSync('python3', ['--version']).status !== 0)
    return 'Python is missing: install Python 3.11 with venv, as by `apt-get install python3 python3-venv`';
  if (serverPrograms() === undefined || spawnSync('psql', ['--version']).status !== 0)
    return 'PostgreSQL is missing: install its server and psql, as by `apt-get install postgresql`';
  return;
}
