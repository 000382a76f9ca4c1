// A PostgreSQL server that lives as long as the run, and questions to it by psql.

import {execFile, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, mkdtempSync, rmSync} from 'node:fs';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {postgresProgram} from './needs.ts';

const run = promisify(execFile);
const MOST_BYTES = 256 * 1024 * 1024;

export type Postgres = {
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** What the statements answer: the first column of each row. */
  readonly ask: (schema: string, ...statements: readonly string[]) => Promise<string[]>;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

const USER = 'tap';
const DATABASE = 'postgres';

export async function startPostgres(): Promise<Postgres> {
  const [initdb = '', pgCtl = '', psql = ''] = ['initdb', 'pg_ctl', 'psql'].map(postgresProgram);
  // A socket's path has at most 107 bytes.
  const folder = mkdtempSync('/tmp/pg.');
  const data = join(folder, 'data');
  const as = {cwd: '/', ...serverUser(folder)};
  const port = await freePort();
  const control = (...args: readonly string[]) =>
    run(pgCtl, ['-D', data, '-s', '-w', '-l', join(folder, 'log'), ...args], as);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`;
  const remove = () => rmSync(folder, {recursive: true, force: true});
  try {
    await run(initdb, ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--no-sync'], as);
    await control('-o', settings, 'start');
  } catch (error) {
    remove();
    throw error;
  }
  return {
    port,
    user: USER,
    database: DATABASE,
    ask: async (schema, ...statements) => {
      const env = {PATH: process.env.PATH, PGOPTIONS: `-c search_path=${schema} -c timezone=UTC`};
      const commands = statements.flatMap((statement) => ['-c', statement]);
      const where = ['-h', '127.0.0.1', '-p', `${port}`, '-U', USER, '-d', DATABASE, '-v', 'ON_ERROR_STOP=1'];
      const {stdout} = await run(psql, ['-XAtq', ...where, ...commands], {
        env,
        maxBuffer: MOST_BYTES,
      });
      return stdout.split('\n').filter((line) => line !== '');
    },
    [Symbol.asyncDispose]: async () => {
      await control('-m', 'immediate', 'stop').finally(remove);
    },
  };
}

/** initdb refuses root: then the user that Debian's package makes runs the server. */
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
