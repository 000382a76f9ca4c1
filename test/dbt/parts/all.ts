// What `npm run test:dbt` can run, by name.

import {bare} from './bare.ts';
import {onDuckdb} from './duckdb.ts';
import {integration} from './integration.ts';
import type {Part} from './part.ts';
import {policies} from './policies.ts';
import {onPostgres} from './postgres.ts';
import {warehouses} from './warehouses.ts';

export const PARTS: Readonly<Record<string, Part>> = {
  duckdb: onDuckdb,
  postgres: onPostgres,
  bare,
  policies,
  warehouses,
  integration,
};
