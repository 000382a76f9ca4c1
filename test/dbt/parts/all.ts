// What `npm run test:dbt` can run, by name.

import {bare} from './bare.ts';
import {compiled} from './compiled.ts';
import {onDuckdb} from './duckdb.ts';
import {integration} from './integration.ts';
import type {Part} from './part.ts';
import {policies} from './policies.ts';
import {onPostgres} from './postgres.ts';
import {warehouses} from './warehouses.ts';

/** @param write whether a stale file is written */
export const partsFor = (write: boolean): Readonly<Record<string, Part>> => ({
  duckdb: onDuckdb,
  postgres: onPostgres,
  bare,
  policies,
  warehouses,
  integration,
  compiled: compiled(write),
});
