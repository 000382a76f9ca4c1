// An embedded database with tables like those a target creates, and the project's views over them.

import {readdirSync, readFileSync} from 'node:fs';
import {type DuckDBConnection, DuckDBInstance} from '@duckdb/node-api';
import {ALL_VIEWS, OPT_IN_KEYS, OPT_IN_STREAMS, type OptInStream, STOCK_KEYS} from '../helpers/streams.ts';

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

export const viewFiles = (folder: Variant['folder']): string[] => readdirSync(new URL(folder, FOLDER)).sort();

const at = (second: number) => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000000Z`;

export class Database {
  readonly #connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  static async open({folder, instants}: Variant): Promise<Database> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const extracted = folder === 'with-extracted-at' ? `, _sdc_extracted_at ${instants}` : '';
    const keys = 'account_id bigint, marketplace varchar, marketplace_order_id varchar';
    await connection.run(`
      create table "order" (${keys}, marketplace_order_line_id varchar, marketplace_order_date ${instants},
        lengow_status varchar, marketplace_status varchar, currency varchar, total_order double, total_tax double,
        commission double, shipping double, discount double, merchant_order_id varchar, product_title varchar,
        imported_at ${instants}, updated_at ${instants}, anonymized boolean${extracted});
      create table order_tracking (${keys}, tracking_number varchar, carrier varchar, updated_at ${instants}${extracted});
    `);
    for (const table of OPT_IN_STREAMS)
      await connection.run(
        `create table ${table} (${keys}, ${idOf(table)} varchar, updated_at ${instants}${extracted})`,
      );
    await connection.run(
      `create table order_action (account_id bigint, action_id bigint, outcome varchar, updated_at ${instants}${extracted})`,
    );
    await connection.run(
      `create table zfs_stock (${STOCK_KEYS.zfs_stock.map((key) => `${key} varchar`).join(', ')}, total_quantity bigint, report_created_at ${instants}${extracted})`,
    );
    const database = new Database(connection);
    for (const view of ALL_VIEWS) await connection.run(viewText(folder, view));
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
