// Which rows are current, as a comparison of each row with the others, and whether views show just these. The views are
// written otherwise.

import {ORDER_KEY} from '../helpers/streams.ts';
import type {Loaded} from './loaded.ts';

/** The streams that have views. */
export const VIEWED = [
  ...['order', 'order_action', 'order_address', 'order_document'],
  ...['order_payment', 'order_raw', 'order_tracking', 'zfs_stock'],
];

const sameOrder = (other: string) => ORDER_KEY.map((key) => `${other}.${key} = one.${key}`).join(' and ');

// An order that was written later than all of these has lost them.
const LOST_WITH_ORDER = ['order_document', 'order_payment', 'order_tracking'];

/** A query for the rows of a table that no later write has replaced. */
function currentRows({stream, keys}: Loaded, {id, orders, isExtracted}: Reading): string {
  const updated = id === 'zfs_stock' ? 'report_created_at' : 'updated_at';
  const same = ['order_action', 'zfs_stock'].includes(id)
    ? keys.map((key) => `later.${key} = one.${key}`).join(' and ')
    : sameOrder('later');
  const isLater = isExtracted
    ? `(later.${updated} > one.${updated} or (later.${updated} = one.${updated} and later._sdc_extracted_at > one._sdc_extracted_at))`
    : `later.${updated} > one.${updated}`;
  const lost =
    orders && LOST_WITH_ORDER.includes(id)
      ? `and not exists (select 1 from "${orders}" as line where ${sameOrder('line')} and line.updated_at > one.updated_at)`
      : '';
  return `select ${id === 'zfs_stock' ? 'distinct' : ''} one.* from "${stream}" as one
    where not exists (select 1 from "${stream}" as later where ${same} and ${isLater}) ${lost}`;
}

type Reading = {readonly id: string; readonly orders: string | undefined; readonly isExtracted: boolean};

const OF_LINE =
  /^(?:line_.*|marketplace_order_line_id|marketplace_product_id|product_title|max_shipping_date|sku|sku_field|package_number|delivery_country|lengow_line_id|feed_id|marketplace_package_id|url_.*|_sdc_.*)$/;

/** A query for one row of each order in a query for current lines. */
const headers = (lines: string): string => `select distinct one.* from (${lines}) as one where not exists (
  select 1 from (${lines}) as before
  where ${sameOrder('before')} and before.marketplace_order_line_id < one.marketplace_order_line_id)`;

/** A query for the name of the view, if its rows or values are not those of another query. */
function difference(view: string, columns: readonly string[], wanted: string): string {
  const sides = [
    `select ${columns.map((name) => `"${name}"`).join(', ')} from (${wanted}) as wanted`,
    `select * from "${view}"`,
  ];
  const [missing, extra] = [sides, sides.toReversed()].map((both) => `(${both.join(' except all ')})`);
  return `select '${view}: ' || count(*) from (${missing} union all ${extra}) as d having count(*) > 0`;
}

/** Queries for the names of the views that do not show just the current rows and the columns of their tables. */
export const differences = (tables: readonly Loaded[], prefix: string, isExtracted: boolean): string[] =>
  tables.flatMap((table) => {
    const id = table.stream.slice(prefix.length);
    if (!VIEWED.includes(id)) return [];
    const orders = tables.find(({stream}) => stream === `${prefix}order`)?.stream;
    const rows = currentRows(table, {id, orders, isExtracted});
    const ofOrder = table.columns.filter((name) => !OF_LINE.test(name));
    return [
      difference(`${table.stream}_current`, table.columns, rows),
      ...(id === 'order' ? [difference(`${table.stream}_header`, ofOrder, headers(rows))] : []),
    ];
  });
