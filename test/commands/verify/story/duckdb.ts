// A DuckDB database with timestamps without a zone.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {DuckDBInstance} from '@duckdb/node-api';
import type {TemporaryFolder} from '../../../helpers/temporary-folder.ts';
import {createTables, recordsIn, shipped, upsertIncoming, type Warehouse} from './warehouse.ts';

const INSTANT = 'timestamp';

export async function duckdb(folder: TemporaryFolder): Promise<Warehouse> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const run = async (sql: string) => void (await connection.run(sql));
  const keep = async (table: string, lines: string) => {
    const path = folder.write(`${table}.jsonl`, lines);
    await run(`create or replace temporary table ${table} as select json as line from read_ndjson_objects('${path}')`);
  };
  await run(createTables(INSTANT));
  return {
    name: 'DuckDB',
    run,
    load: async (stdout) => {
      await keep('incoming', recordsIn(stdout).join('\n'));
      await run(upsertIncoming(INSTANT));
    },
    inventory: async () => {
      const path = join(folder.path, 'inventory.csv');
      const query = shipped('order_inventory').trimEnd().replace(/;$/, '');
      await run(`copy (${query}) to '${path}' (format csv, header)`);
      return readFileSync(path, 'utf8');
    },
    deleteFound: async (lines) => {
      await keep('verified', lines);
      await run(shipped('deleted'));
    },
  };
}
