// Generates the scripts in sql/erase/ from the schemas, so that no personal column is forgotten; writes no files.

import {streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema} from '../../catalog/types.ts';
import {settingsSchema} from '../../config/schema.ts';
import {newerThan, ofErased, ofHidden, renamedKey} from './erase-conditions.ts';

/** A table of orders with personal columns, with the names of those that are keys and of the others. */
type Personal = {readonly table: string; readonly keys: readonly string[]; readonly columns: readonly string[]};

/** The scripts by file name. */
export const eraseScripts = (): Readonly<Record<string, string>> => ({
  'orders.sql': ordersScript(),
  'stale_rows.sql': staleRowsScript(),
  'by_age.sql': byAgeScript(),
});

/** The script for targets that do not store the extraction time. */
export const withoutExtractedAt = (script: string): string =>
  script
    .split('\n')
    .filter((line) => !line.includes('_sdc_extracted_at'))
    .join('\n');

const USE = `-- Generated from the schemas. Remove the statements for tables, and the lines for columns, that you do not load.
-- docs/personal-data.md shows how to use it; set search_path to the tables' schema. Runs on DuckDB and PostgreSQL.
`;

const ordersScript = (): string =>
  `-- Erases the personal data of the orders in a table erased_order (marketplace, marketplace_order_id).
${USE}${personalTables(() => true)
  .flatMap(({table, keys, columns}) => [
    ...(columns.length > 0 ? [nulls(table, columns, ofErased(table))] : []),
    ...keys.map((key) => erasedKey(table, key)),
  ])
  .join('')}`;

/** Keys cannot be null. The rows that are not current are deleted, so that the others can have the names of erased ones. */
const erasedKey = (table: string, key: string): string => `-- The keys of erased rows, as the tap writes them.
delete from ${table}
where ${ofErased(table)}
and ${newerThan(table)};
${renamedKey(table, key)};
`;

// Each write of an order writes rows to these tables, so no other table is needed to tell which rows are current.
const SELF_CONTAINED = ['order_address', 'order_raw'];

const staleRowsScript = (): string =>
  `-- Deletes the rows that no longer belong to their order, which an upsert leaves behind. Run it after each load.
${USE}${SELF_CONTAINED.map((table) => `delete from ${table}\nwhere ${newerThan(table)};\n`).join('')}`;

const byAgeScript = (): string =>
  `-- Erases the personal data, except that of parcels, of orders that are anonymized or too old. Run it regularly; set the
-- number of days to personal_data_max_age_days.
${USE}create or replace temporary view hidden_order as
select distinct account_id, marketplace, marketplace_order_id
from "order"
where anonymized = true
  or cast(coalesce(marketplace_order_date, imported_at, updated_at) as timestamp)
    < current_date - interval '${settingsSchema.properties.personal_data_max_age_days?.default} days';
${personalTables((column) => column['x-personal-data'] !== 'parcel')
  .map(({table, columns}) => nulls(table, columns, `${ofHidden(table)}\nand ${anyOf(columns)}`))
  .join('')}`;

/** Each column is on a line of its own, which can be removed. */
const nulls = (table: string, columns: readonly string[], condition: string): string => `update ${table}
set
${columns.map((column) => `  ${column} = null,\n`).join('')}  updated_at = updated_at
where ${condition};
`;

const anyOf = (columns: readonly string[]): string =>
  `(\n  false\n${columns.map((column) => `  or ${column} is not null\n`).join('')})`;

/** @param concerns whether a personal column is to be erased */
const personalTables = (concerns: (column: ColumnSchema) => boolean): Personal[] =>
  Object.entries(streamSchemas)
    .map(([id, {properties, 'x-key-properties': keyProperties}]) => {
      const names = Object.entries(properties)
        .filter(([, column]) => (column['x-personal-data'] ?? column['x-every-class']) && concerns(column))
        .map(([name]) => name);
      const isKey = (name: string) => keyProperties.includes(name);
      return {table: tableOf(id), keys: names.filter(isKey), columns: names.filter((name) => !isKey(name))};
    })
    .filter(({keys, columns}) => keys.length + columns.length > 0);

// `order` is a keyword.
const tableOf = (id: string): string => (id === 'order' ? '"order"' : id);
