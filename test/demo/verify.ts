// Compares the loaded table with the sandbox by the tap's own `verify`, as a user would.

import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import type {DuckDBConnection} from '@duckdb/node-api';
import {command, type Shown} from './command.ts';

const INVENTORY = fileURLToPath(new URL('../../../sql/order_inventory.sql', import.meta.url));

export async function verifyAll(connection: DuckDBConnection, folder: string): Promise<Shown> {
  const query = readFileSync(INVENTORY, 'utf8').trimEnd().replace(/;$/, '');
  await connection.run(`copy (${query}) to '${folder}/orders.csv' (format csv, header)`);
  return command(['verify', '--full', '-c', 'config.json', '-s', 'state.json', '--orders', 'orders.csv'], folder);
}
