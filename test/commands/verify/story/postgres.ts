// A PostgreSQL database whose sessions are not in UTC, used through psql.

import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {postgresProgram} from '../../../targets/needs.ts';
import type {Postgres} from '../../../targets/postgres.ts';
import {createTables, recordsIn, shipped, upsertIncoming, type Warehouse} from './warehouse.ts';

const INSTANT = 'timestamptz';
const SCHEMA = 'lengow';

export async function postgres(server: Postgres): Promise<Warehouse> {
  const psql = psqlOf(server);
  const run = async (sql: string) => void (await psql(sql));
  await run(`create schema ${SCHEMA};`);
  await run(createTables(INSTANT));
  return {
    name: 'PostgreSQL',
    run,
    load: (stdout) => run(`${copied('incoming', recordsIn(stdout).join('\n'))}${upsertIncoming(INSTANT)}`),
    inventory: () => psql(shipped('order_inventory'), '--csv'),
    deleteFound: (lines) => run(`${copied('verified', lines.trimEnd())}${shipped('deleted')}`),
  };
}

/** Loads lines unchanged, using characters that JSON never contains as quote and delimiter. */
const copied = (table: string, lines: string): string =>
  `create temporary table ${table} (line json);
\\copy ${table} from pstdin with (format csv, quote e'\\x01', delimiter e'\\x02')
${lines}
\\.
`;

const psqlOf =
  ({port, user, database}: Postgres) =>
  async (input: string, ...flags: readonly string[]): Promise<string> => {
    const where = ['-h', '127.0.0.1', '-p', `${port}`, '-U', user, '-d', database];
    const env = {PATH: process.env.PATH, PGOPTIONS: `-c search_path=${SCHEMA} -c timezone=Europe/Paris`};
    const program = spawn(
      postgresProgram('psql') ?? '',
      ['-Xq', '-v', 'ON_ERROR_STOP=1', ...where, ...flags, '-f', '-'],
      {env},
    );
    program.stdin.end(input);
    const [stdout, stderr, [code]] = await Promise.all([
      text(program.stdout),
      text(program.stderr),
      once(program, 'close'),
    ]);
    if (code !== 0) throw new Error(`psql ended with ${code}\n${stderr}`);
    return stdout;
  };
