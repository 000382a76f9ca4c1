// Databases with tables like those that an upserting target creates from the tap's schemas, and what it loads into them.

import {DuckDBInstance} from '@duckdb/node-api';
import {type StreamId, streamSchemas} from '../../catalog/streams.ts';
import {BOOKMARKED} from '../helpers/streams.ts';
import type {Loaded, Tables} from '../helpers/tables.ts';
import {temporaryFolder} from '../helpers/temporary-folder.ts';
import type {Postgres} from '../targets/postgres.ts';
import type {Variant} from './database.ts';

export type Warehouse = {
  readonly run: (statements: string) => Promise<void>;
  /** The first column of each row, as text. */
  readonly texts: (query: string) => Promise<string[]>;
  readonly [Symbol.dispose]: () => void;
};

export async function duckdb(): Promise<Warehouse> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  return {
    run: async (statements) => {
      await connection.run(statements);
    },
    texts: async (query) => (await connection.runAndReadAll(query)).getRows().map(([value]) => String(value)),
    [Symbol.dispose]: () => connection.closeSync(),
  };
}

/** @param schema created, for the tables of one test */
export async function postgresql(server: Postgres, schema: string): Promise<Warehouse> {
  await server.ask('public', `create schema ${schema}`);
  return {
    run: async (statements) => {
      using folder = temporaryFolder();
      await server.ask(schema, `\\i ${folder.write('script.sql', statements)}`);
    },
    texts: (query) => server.ask(schema, query),
    [Symbol.dispose]: () => {},
  };
}

const tableOf = (stream: string): string => (stream === 'order' ? '"order"' : stream);

const PERSONAL = ['amazon_vidr', ...BOOKMARKED] as const;

/** The tables of all streams that have personal data, by their names in SQL. */
export const TABLES = PERSONAL.map(tableOf);

/**
 * Creates the tables, and inserts the rows that the target has.
 *
 * @param has whether there is a table, or a column in it
 */
export async function load(
  {run}: Warehouse,
  tables: Tables,
  variant: Variant,
  has: (stream: string, column?: string) => boolean = () => true,
): Promise<void> {
  for (const stream of PERSONAL.filter((one) => has(one))) {
    const columns = columnsOf(stream, variant).filter(([name]) => has(stream, name));
    const keys = streamSchemas[stream]['x-key-properties'].join(', ');
    const declared = columns.map(([name, type]) => `${name} ${type}`).join(', ');
    await run(`create table ${tableOf(stream)} (${declared}, primary key (${keys}))`);
    const names = columns.map(([name]) => name);
    const rows = tables
      .loaded(stream)
      .map((loaded) => `(${names.map((name) => literal(valueIn(loaded, name))).join(', ')})`);
    if (rows.length > 0) await run(`insert into ${tableOf(stream)} (${names.join(', ')}) values ${rows.join(', ')}`);
  }
}

const TYPES: Readonly<Record<string, string>> = {boolean: 'boolean', integer: 'bigint', number: 'double precision'};

/** All columns of a stream, also those that are not selected by default, and their types in SQL. */
export function columnsOf(stream: StreamId, {folder, instants}: Variant): [name: string, type: string][] {
  const columns = Object.entries(streamSchemas[stream].properties).map(([name, {type, format}]): [string, string] => {
    const types = [type].flat().flatMap((one) => TYPES[one] ?? []);
    return [name, format ? instants : (types[0] ?? 'varchar')];
  });
  return folder === 'with-extracted-at' ? [...columns, ['_sdc_extracted_at', instants]] : columns;
}

const valueIn = ({row, extracted}: Loaded, column: string): unknown =>
  column === '_sdc_extracted_at' ? extracted : row[column];

const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : value === null ? 'null' : String(value);
