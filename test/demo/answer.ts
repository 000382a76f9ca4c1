// Runs a query against a database file and returns a table. Query errors are reported on one line.

import {existsSync} from 'node:fs';
import {open} from './database.ts';
import {table} from './text.ts';

export async function answer(path: string, sql: string): Promise<string> {
  // DuckDB would create an empty database if the file did not exist.
  if (!existsSync(path)) throw new Error('there is no database yet; run npm run demo first');
  const connection = await open(path).catch(inOneLine);
  const found = await connection.runAndReadAll(sql).catch(inOneLine);
  const rows = found.getRowsJson().map((row) => row.map((value) => (value === null ? null : String(value))));
  return table(found.columnNames(), rows);
}

/** Keeps only the first line of a DuckDB error; the remaining lines show the query and a position marker. */
function inOneLine({message}: Error): never {
  throw new Error(message.split('\n')[0]);
}
