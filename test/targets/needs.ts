// What must be installed on this machine because npm does not install it.

import {spawnSync} from 'node:child_process';
import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {VENVS} from './environments.ts';

const DEBIAN = '/usr/lib/postgresql';

/** The path of a PostgreSQL program. On Debian, server programs are not in the PATH. */
export function postgresProgram(name: string): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.map((folder) => join(folder, name)).find(existsSync);
}

export const hasPostgres = (): boolean => ['initdb', 'pg_ctl', 'psql'].every((name) => postgresProgram(name));

const runs = (program: string, ...args: readonly string[]): boolean => spawnSync(program, args).status === 0;

const hasUv = (): boolean => existsSync(join(VENVS, '.uv/bin/uv')) || runs('uv', '--version');

/** A one-line message about what is missing and how to install it; undefined if nothing is missing. */
export function missing(): string | undefined {
  const lacks = [
    ...(runs('python3', '--version') ? [] : [['Python 3.11', 'python3']]),
    ...(hasUv() || runs('python3', '-c', 'import ensurepip') ? [] : [["Python's venv", 'python3-venv']]),
    ...(hasPostgres() ? [] : [['PostgreSQL (initdb, pg_ctl, psql)', 'postgresql']]),
  ];
  if (lacks.length === 0) return undefined;
  const [names, packages] = [lacks.map(([name]) => name).join(', '), lacks.map(([, name]) => name).join(' ')];
  return `Missing: ${names}. On Debian: apt-get install ${packages}`;
}
