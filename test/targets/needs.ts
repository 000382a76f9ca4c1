// What the machine must have, which npm does not bring.

import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {VENVS} from './environments.ts';

const DEBIAN = '/usr/lib/postgresql';

/** Where a program of PostgreSQL's is; Debian keeps those of the server off the PATH. */
export function postgresProgram(name: string): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

const hasPostgres = (): boolean => ['initdb', 'pg_ctl', 'psql'].every((name) => postgresProgram(name));

const runs = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

const hasUv = (): boolean => existsSync(join(VENVS, '.uv/bin/uv')) || runs('uv', '--version');

/** One line that says what is missing and how to get it; none where all is there. */
export function missing(): string | undefined {
  const lacks = [
    ...(runs('python3', '--version') ? [] : [['Python 3.11', 'python3']]),
    ...(hasUv() || runs('python3', '-c', 'import ensurepip') ? [] : [["Python's venv", 'python3-venv']]),
    ...(hasPostgres() ? [] : [['PostgreSQL (initdb, pg_ctl, psql)', 'postgresql']]),
  ];
  if (lacks.length === 0) return undefined;
  const [names, packages] = [lacks.map(([name]) => name).join(', '), lacks.map(([, name]) => name).join(' ')];
  return `This needs what is not here: ${names}. On Debian: apt-get install ${packages}`;
}
