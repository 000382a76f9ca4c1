// Generates the scripts in sql/erase/ from the schemas, so that no personal column is forgotten; writes no files.

import {settingsSchema} from '../../config/schema.ts';
import {newerThan, ofErased, ofHidden, olderThan, renamedKey} from './erase-conditions.ts';
import {anyOf, erasure, type Personal, personalTables} from './erase-tables.ts';

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

const USE = `-- Generated from the schemas, with every table and column; existing.awk leaves out those that you do not have.
-- docs/personal-data.md shows how to use it; set search_path to the tables' schema. Runs on DuckDB and PostgreSQL.
`;

/** The statements about a table, under a comment from which existing.awk knows the table. */
const block = (table: string, statements: string): string => `\n-- Table ${table.replaceAll('"', '')}\n${statements}`;

const ordersScript = (): string =>
  `-- Erases the personal data of the orders in a table erased_order (marketplace, marketplace_order_id).
${USE}${personalTables(() => true)
  .map((personal) => block(personal.table, erasedOrders(personal)))
  .join('')}`;

const erasedOrders = (personal: Personal): string =>
  [erasure(personal, ofErased(personal.table)), ...personal.keys.map((key) => erasedKey(personal.table, key))].join('');

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
${USE}${SELF_CONTAINED.map((table) => block(table, `delete from ${table}\nwhere ${newerThan(table)};\n`)).join('')}`;

const MAX_AGE_DAYS = Number(settingsSchema.properties.personal_data_max_age_days?.default);

const byAgeScript = (): string =>
  `-- Erases the personal data, except that of parcels, of orders that are anonymized or too old. Run it regularly; replace
-- ${MAX_AGE_DAYS} with your personal_data_max_age_days.
${USE}${block('order', HIDDEN_ORDERS)}${personalTables((column) => column['x-personal-data'] !== 'parcel')
  .map((personal) => block(personal.table, erasure(personal, `${hiddenIn(personal)}\nand ${anyOf(personal)}`)))
  .join('')}`;

const HIDDEN_ORDERS = `create or replace temporary view hidden_order as
select distinct account_id, marketplace, marketplace_order_id
from "order"
where anonymized = true
  or ${olderThan('coalesce(marketplace_order_date, imported_at, updated_at)', MAX_AGE_DAYS)};
`;

/** The tables that may have orders which the table `order` does not have, and the date of such an order or a later one. */
const DATES: Readonly<Record<string, string>> = {
  amazon_vidr: 'order_date',
  order_action: 'coalesce(created_at, updated_at)',
};

function hiddenIn({table}: Personal): string {
  const date = DATES[table];
  return date === undefined ? ofHidden(table) : `(\n${olderThan(date, MAX_AGE_DAYS)}\nor ${ofHidden(table)}\n)`;
}
