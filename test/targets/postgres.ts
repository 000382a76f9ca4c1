// A PostgreSQL server that runs as long as the tests do, and queries sent to it with psql.

import {type ExecFileSyncOptions, execFile, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {atEnd} from '../helpers/program.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import {postgresProgram} from './needs.ts';

const run = promisify(execFile);
const MOST_BYTES = 256 * 1024 * 1024;

export type Postgres = {
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Runs the statements and returns the first column of each row. */
  readonly ask: (schema: string, ...statements: readonly string[]) => Promise<string[]>;
  /** Creates another database. */
  readonly another: (database: string) => Promise<Postgres>;
};

const USER = 'tap';

export async function startPostgres(): Promise<Postgres & Disposable> {
  const [initdb = '', pgCtl = '', psql = ''] = ['initdb', 'pg_ctl', 'psql'].map(postgresProgram);
  // A socket path is limited to 107 bytes.
  const folder = temporaryFolder('/tmp/pg.');
  const data = join(folder.path, 'data');
  const as: ExecFileSyncOptions = {cwd: '/', stdio: ['ignore', 'ignore', 'inherit'], ...serverUser(folder.path)};
  const port = await freePort();
  const control = (...args: readonly string[]) =>
    execFileSync(pgCtl, ['-D', data, '-s', '-w', '-l', join(folder.path, 'log'), ...args], as);
  const settings = `-p ${port} -k ${folder.path} -c listen_addresses=127.0.0.1 -c fsync=off`;
  const end = atEnd(() => {
    if (existsSync(join(data, 'postmaster.pid'))) control('-m', 'immediate', 'stop');
    folder[Symbol.dispose]();
  });
  execFileSync(initdb, ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'], as);
  control('-o', settings, 'start');
  return {...databaseAt(port, psql, 'postgres'), [Symbol.dispose]: end};
}

function databaseAt(port: number, psql: string, database: string): Postgres {
  const where = ['-h', '127.0.0.1', '-p', `${port}`, '-U', USER, '-d', database, '-v', 'ON_ERROR_STOP=1'];
  const ask: Postgres['ask'] = async (schema, ...statements) => {
    const env = {PATH: process.env.PATH, PGOPTIONS: `-c search_path=${schema} -c timezone=UTC`};
    const commands = statements.flatMap((statement) => ['-c', statement]);
    const {stdout} = await run(psql, ['-XAtq', ...where, ...commands], {env, maxBuffer: MOST_BYTES});
    return stdout.split('\n').filter((line) => line !== '');
  };
  const another = async (name: string) => {
    await ask('public', `create database "${name}"`);
    return databaseAt(port, psql, name);
  };
  return {port, user: USER, database, ask, another};
}

/** initdb refuses to run as root. In that case, the server runs as the user that Debian's package creates. */
function serverUser(folder: string): {uid?: number; gid?: number} {
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  chownSync(folder, uid, gid);
  return {uid, gid};
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const {port} = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
