// A database into which orders were loaded, as `verify` and its queries see it.

import {readFileSync} from 'node:fs';

export type Warehouse = {
  readonly name: string;
  /** Loads RECORD lines as an upserting target does. */
  readonly load: (stdout: string) => Promise<void>;
  readonly run: (sql: string) => Promise<void>;
  /** The result of the shipped inventory query, as CSV. */
  readonly inventory: () => Promise<string>;
  /** Runs the shipped query that deletes what a verification found to be deleted. */
  readonly deleteFound: (jsonLines: string) => Promise<void>;
};

export const shipped = (name: string): string =>
  readFileSync(new URL(`../../../../../sql/${name}.sql`, import.meta.url), 'utf8');

const KEYS = {order: 'marketplace_order_line_id', order_tracking: 'tracking_number'} as const;
export const TABLES = Object.keys(KEYS) as (keyof typeof KEYS)[];

const ORDER_KEY = 'account_id, marketplace, marketplace_order_id';

/** @param instant the type of its instants */
export const createTables = (instant: string): string =>
  TABLES.map(
    (table) =>
      `create table "${table}" (account_id bigint, marketplace text, marketplace_order_id text, ${KEYS[table]} text,
        ${table === 'order' ? `imported_at ${instant}, ` : ''}updated_at ${instant}, primary key (${ORDER_KEY}, ${KEYS[table]}));`,
  ).join('\n');

/** Moves the records of a table `incoming` with one column `line` into the tables. */
export const upsertIncoming = (instant: string): string => TABLES.map((table) => upsert(table, instant)).join('\n');

function upsert(table: keyof typeof KEYS, instant: string): string {
  const texts = ['marketplace', 'marketplace_order_id', KEYS[table]];
  const instants = [...(table === 'order' ? ['imported_at'] : []), 'updated_at'];
  const values = [
    "cast(line -> 'record' ->> 'account_id' as bigint)",
    ...texts.map((column) => `line -> 'record' ->> '${column}'`),
    ...instants.map((column) => `cast(line -> 'record' ->> '${column}' as ${instant})`),
  ];
  return `insert into "${table}" (account_id, ${[...texts, ...instants].join(', ')})
    select ${values.join(', ')} from incoming where (line ->> 'stream') = '${table}'
    on conflict (${ORDER_KEY}, ${KEYS[table]}) do update set ${instants.map((column) => `${column} = excluded.${column}`).join(', ')};`;
}

/** The last RECORD of each key: one statement cannot write a row twice. */
export function recordsIn(stdout: string): string[] {
  const last = new Map<string, string>();
  for (const line of stdout.split('\n').filter((one) => one.startsWith('{"type":"RECORD"'))) {
    const {stream, record} = JSON.parse(line);
    if (!TABLES.includes(stream)) continue;
    last.set(
      JSON.stringify(
        [stream, ...ORDER_KEY.split(', '), KEYS[stream as keyof typeof KEYS]].map((key) => record[key] ?? key),
      ),
      line,
    );
  }
  return [...last.values()];
}
