// An embedded database with tables like those a target creates, and the project's views over them.

import {readFileSync} from 'node:fs';
import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {ALL_VIEWS, BOOKMARKED, OPT_IN_KEYS, type OptInStream} from '../helpers/streams.ts';
import {columnsOf} from './warehouse.ts';

export type Variant = {
  readonly folder: 'with-extracted-at' | 'without-extracted-at';
  /** The column type that the target uses for instants. */
  readonly instants: 'timestamp' | 'varchar';
};

export const variants: readonly Variant[] = [
  {folder: 'with-extracted-at', instants: 'timestamp'},
  {folder: 'with-extracted-at', instants: 'varchar'},
  {folder: 'without-extracted-at', instants: 'timestamp'},
  {folder: 'without-extracted-at', instants: 'varchar'},
];

/** The column that tells an order's rows apart; `order_raw` has one for each order, unless a target appends. */
export const idOf = (table: OptInStream): string => OPT_IN_KEYS[table].at(3) ?? 'raw';

export type Table = '"order"' | 'order_tracking' | OptInStream | 'order_action' | 'zfs_stock';

const FOLDER = new URL('../../../sql/', import.meta.url);

export const viewText = (folder: Variant['folder'], view: string): string =>
  readFileSync(new URL(`${folder}/${view}.sql`, FOLDER), 'utf8');

const TABLES = [...BOOKMARKED, 'zfs_stock'] as const;

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000000Z`;

export class Database {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open(variant: Variant): Promise<Database> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    for (const table of TABLES) {
      const columns = columnsOf(table, variant).map((column) => column.join(' '));
      await connection.run(`create table "${table}" (${columns.join(', ')})`);
    }
    const database = new Database(connection);
    for (const view of ALL_VIEWS) await connection.run(viewText(variant.folder, view));
    return database;
  }

  /** Inserts a row. Instants are given as seconds; `extracted` is ignored if the table does not store it. */
  async insert(table: Table, row: Readonly<Record<string, string | number>>): Promise<void> {
    const dated = table === 'zfs_stock' ? 'report_created_at' : 'updated_at';
    const full: Record<string, string | number> = {
      account_id: 1,
      ...(!['order_action', 'zfs_stock'].includes(table) && {marketplace: 'm'}),
      ...row,
      [dated]: at(Number(row[dated])),
    };
    if (await this.#hasExtraction(table)) full._sdc_extracted_at = at(Number(row.extracted));
    delete full.extracted;
    const values = Object.values(full).map((value) => (typeof value === 'string' ? `'${value}'` : value));
    await this.#connection.run(`insert into ${table} (${Object.keys(full).join(', ')}) values (${values.join(', ')})`);
  }

  async column(query: string): Promise<unknown[]> {
    return (await this.#connection.runAndReadAll(query)).getRows().map(([value]) => value);
  }

  async columns(view: string): Promise<readonly string[]> {
    return (await this.#connection.runAndReadAll(`select * from ${view} limit 0`)).columnNames();
  }

  async #hasExtraction(table: string): Promise<boolean> {
    return (await this.columns(table)).includes('_sdc_extracted_at');
  }

  [Symbol.dispose](): void {
    this.#connection.closeSync();
  }
}
