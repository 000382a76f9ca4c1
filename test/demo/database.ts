// The demo's database: the tables that the target fills, and the views over them that the tap prints.

import {execFileSync} from 'node:child_process';
import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {PROGRAM} from '../helpers/tap.ts';
import {EXTRACTED} from './schema.ts';

export type Texts = Readonly<Record<string, string | null>>;

export const open = async (path: string): Promise<DuckDBConnection> =>
  (await DuckDBInstance.create(path, {threads: '2'})).connect();

/** @param folder the folder of the config and the catalog */
export async function createViews(connection: DuckDBConnection, folder: string): Promise<void> {
  const files = ['-c', 'config.json', '--catalog', 'catalog.json'];
  const args = ['views', ...files, '--dialect', 'duckdb', '--extracted-at', EXTRACTED];
  await connection.run(execFileSync(process.execPath, [PROGRAM, ...args], {cwd: folder, encoding: 'utf8'}));
}

export async function query(connection: DuckDBConnection, sql: string): Promise<Readonly<Record<string, unknown>>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS();
}

/** All rows of a table or view, in the source's format: instants with `T` and `Z`, amounts without trailing zeros. */
export async function textsOf(connection: DuckDBConnection, table: string): Promise<Texts[]> {
  const columns = await query(connection, `describe ${table}`);
  const texts = columns.map(
    ({column_name: name, column_type: type}) => `${textSql(`"${name}"`, String(type))} as "${name}"`,
  );
  return (await query(connection, `select ${texts.join(', ')} from ${table} order by all`)) as Texts[];
}

function textSql(column: string, type: string): string {
  if (type === 'TIMESTAMP') return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%fZ')`;
  if (type.startsWith('DECIMAL')) return `regexp_replace(${column}::varchar, '\\.?0+$', '')`;
  return `${column}::varchar`;
}
