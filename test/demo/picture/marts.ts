// Makes the marts of the dbt package in the demo's database, from the SQL that dbt compiles.

import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {DuckDBConnection} from '@duckdb/node-api';

const MARTS = fileURLToPath(new URL('../../../../test/demo/marts/marts.sql', import.meta.url));

/** @param asOf the time that counts as now, as an ISO string */
export async function createMarts(connection: DuckDBConnection, asOf: string): Promise<void> {
  await connection.run(readFileSync(MARTS, 'utf8').replaceAll('$as_of', asOf));
}
