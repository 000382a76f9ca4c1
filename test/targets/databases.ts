// The tables, views and column types in a database that a target filled, for DuckDB and PostgreSQL.

import {DuckDBInstance} from '@duckdb/node-api';
import {streamSchemas} from '../../catalog/streams.ts';
import {fullCatalog} from '../helpers/full-catalog.ts';
import {ALL_STREAMS, ALL_VIEWS, type AnyView, BOOKMARKED} from '../helpers/streams.ts';
import {printedViews} from '../helpers/views.ts';
import type {Row} from './compare.ts';
import {type Tables, withoutExtras} from './current.ts';
import {withInstants} from './instants.ts';
import type {Postgres} from './postgres.ts';
import {jsonLines, tablesOf} from './readers.ts';
import type {Views} from './target.ts';

/** Runs statements and returns the first column of the last result. */
export type Ask = (...statements: readonly string[]) => Promise<readonly string[]>;

export const askPostgres =
  (postgres: Postgres, schema: string): Ask =>
  (...statements) =>
    postgres.ask(schema, ...statements);

export function askDuckdb(path: string, schema: string): Ask {
  return async (...statements) => {
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    try {
      await connection.run(`set search_path = '${schema}'`);
      for (const statement of statements.slice(0, -1)) await connection.run(statement);
      const answer = await connection.runAndReadAll(statements.at(-1) ?? '');
      return answer.getRows().map(([value]) => String(value));
    } finally {
      connection.closeSync();
      // If the instance stayed open, this process would keep the database file locked.
      instance.closeSync();
    }
  };
}

const rowsOf = async (ask: Ask, table: string): Promise<Row[]> => {
  const texts = await ask(`select row_to_json(t) from (select * from "${table}") as t`);
  return jsonLines(texts.join('\n')).map(withInstants);
};

/** A stream that was not loaded has no table. */
export const databaseTables = (ask: Ask): Promise<Tables> =>
  tablesOf(async (stream) => ((await columnsOf(ask, stream)).size > 0 ? rowsOf(ask, stream) : []));

/** The rows of the views over the tables and, if the tables have the extraction time, also over copies without it. */
export async function databaseViews(ask: Ask): Promise<Views[]> {
  const hasExtraction = (await columnsOf(ask, 'order')).has(EXTRACTED);
  if (!hasExtraction) return [await viewsOf(ask, 'without-extracted-at')];
  return [await viewsOf(ask, 'with-extracted-at'), await viewsOf(await copyWithout(ask), 'without-extracted-at')];
}

const EXTRACTED = '_sdc_extracted_at';
const COPY = 'without_extracted_at';

async function copyWithout(ask: Ask): Promise<Ask> {
  await ask(`create schema ${COPY}`);
  for (const table of [...BOOKMARKED, 'zfs_stock']) {
    const columns = [...(await columnsOf(ask, table)).keys()].filter((name) => name !== EXTRACTED);
    await ask(`create table ${COPY}."${table}" as select ${columns.join(', ')} from "${table}"`);
  }
  return (...statements) => ask(`set search_path = '${COPY}'`, ...statements);
}

async function viewsOf(ask: Ask, variant: string): Promise<Views> {
  return viewsFrom(
    ask,
    variant,
    printedViews({catalog: fullCatalog(...ALL_STREAMS), isExtracted: variant === 'with-extracted-at'}),
  );
}

/** Creates the views, and reads all their rows. */
export async function viewsFrom(ask: Ask, variant: string, statements: string): Promise<Views> {
  await ask(statements);
  const rows = {} as Record<AnyView, Row[]>;
  for (const view of ALL_VIEWS) rows[view] = (await rowsOf(ask, view)).map(withoutExtras);
  return {variant, rows};
}

/** The names and types of a table's columns. */
async function columnsOf(ask: Ask, table: string): Promise<Map<string, string>> {
  const where = `table_schema = current_schema() and table_name = '${table}'`;
  const texts = await ask(`select column_name || ' ' || data_type from information_schema.columns where ${where}`);
  return new Map(texts.map((text) => [text.split(' ', 1)[0] ?? '', text.slice(text.indexOf(' ') + 1).toLowerCase()]));
}

/** The column types in the `order` table, for each type in the schema. */
export async function databaseTypes(ask: Ask): Promise<Readonly<Record<string, string>>> {
  const columns = await columnsOf(ask, 'order');
  const types: Record<string, Set<string>> = {};
  for (const [name, {type, format}] of Object.entries(streamSchemas.order.properties)) {
    const kind = format ?? [type].flat().find((one) => one !== 'null') ?? '';
    types[kind] ??= new Set();
    types[kind].add(columns.get(name) ?? 'missing');
  }
  return Object.fromEntries(Object.entries(types).map(([kind, found]) => [kind, [...found].sort().join(' or ')]));
}
