// A PostgreSQL of our own on localhost, which is gone at the end. Knows nothing of what lies in it.

import {execFile, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

const execute = promisify(execFile);
const DEBIAN = '/usr/lib/postgresql';

/** The folder of the server's programs: Debian keeps the newest off the PATH. */
export function serverPrograms(): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(DEBIAN, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
  return folders.find((folder) => existsSync(join(folder, 'initdb')));
}

export class Postgres {
  readonly port: number;
  readonly #stop: () => Promise<void>;

  private constructor(port: number, stop: () => Promise<void>) {
    this.port = port;
    this.#stop = stop;
  }

  static async start(): Promise<Postgres> {
    const folder = mkdtempSync(join(tmpdir(), 'pg-'));
    const who = owner(folder);
    const port = await freePort();
    const run = (program: string, ...args: string[]) =>
      execute(join(serverPrograms() ?? '', program), ['-D', join(folder, 'data'), ...args], {cwd: '/', ...who});
    const control = (...args: string[]) => run('pg_ctl', '-s', '-w', '-l', join(folder, 'log'), ...args);
    await run('initdb', '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync');
    await control('-o', `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off`, 'start');
    return new Postgres(port, async () => {
      await control('-m', 'immediate', 'stop');
      rmSync(folder, {recursive: true});
    });
  }

  /** What a query prints, without decoration, its instants in UTC. */
  async query(sql: string): Promise<string> {
    const address = ['-h', '127.0.0.1', '-p', String(this.port), '-U', USER, '-d', DATABASE];
    const env = {...process.env, PGTZ: 'UTC'};
    const {stdout} = await execute('psql', ['-XAtq', ...address, '-c', sql], {env, maxBuffer: 2 ** 28});
    return stdout;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stop();
  }
}

export const USER = 'tap';
export const DATABASE = 'postgres';

/** The server refuses to run as root. */
function owner(folder: string): {uid?: number; gid?: number} {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], {encoding: 'utf8'}));
  const who = {uid: id('-u'), gid: id('-g')};
  chownSync(folder, who.uid, who.gid);
  return who;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const {port} = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
