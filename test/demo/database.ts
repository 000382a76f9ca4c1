// The demo's database: the tables that the target fills, and the project's own views over them.

import {readFileSync} from 'node:fs';
import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {VIEWS} from '../helpers/streams.ts';

const FOLDER = new URL('../../../sql/with-extracted-at/', import.meta.url);

export type Texts = Readonly<Record<string, string | null>>;

export const open = async (path: string): Promise<DuckDBConnection> =>
  (await DuckDBInstance.create(path, {threads: '2'})).connect();

export async function createViews(connection: DuckDBConnection): Promise<void> {
  for (const view of VIEWS) await connection.run(readFileSync(new URL(`${view}.sql`, FOLDER), 'utf8'));
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
