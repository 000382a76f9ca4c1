// What an analyst checks first: rows per stream, revenue by marketplace and by month, and which shipments marketplaces
// refused. Uses the views, not the tap.

import type {DuckDBConnection} from '@duckdb/node-api';
import {query} from './database.ts';
import {bars, table} from './text.ts';

// In Lengow, a cancelled Cdiscount order has the status `refunded`.
// Uses order_header, which has one row per order. In the order table, an order's total would count once per line.
const SOLD = "from order_header where lengow_status not in ('canceled', 'refused', 'refunded')";
// Amounts in two currencies cannot be added. This shop's account converts all amounts to one currency.
const IN_EUR = `${SOLD} and currency = 'EUR'`;
// Some marketplaces do not send the order time. The import time is the closest substitute.
const BY_MONTH = `
  with sold as (select date_trunc('month', coalesce(marketplace_order_date, imported_at)) as month, total_order ${IN_EUR})
  select strftime(month, '%Y-%m'), sum(total_order) from sold
  where month > (select max(month) - interval 24 month from sold) group by 1 order by 1`;

export async function report(connection: DuckDBConnection): Promise<string> {
  const blocks = [
    await streamRows(connection),
    'Revenue by marketplace, EUR (orders not cancelled, refused or refunded)',
    await revenue(connection, `select marketplace, sum(total_order) ${IN_EUR} group by 1 order by 2 desc`),
    'Revenue by order month, EUR, last 24 months',
    await revenue(connection, BY_MONTH),
    await leftOut(connection),
    'Shipments that the marketplace refused, by marketplace (of those that it has answered)',
    await refused(connection),
  ];
  return blocks.join('\n\n');
}

async function streamRows(connection: DuckDBConnection): Promise<string> {
  const rows = await connection.runAndReadAll(`
    select 'marketplace', (select count(*) from marketplace), (select count(*) from marketplace), null union all
    select 'order', (select count(*) from "order"), (select count(*) from order_current), (select count(*) from order_header) union all
    select 'order_tracking', (select count(*) from order_tracking), (select count(*) from order_tracking_current), null union all
    select 'order_action', (select count(*) from order_action), (select count(*) from order_action), null
  `);
  return table(['stream', 'rows', 'current', 'orders'], rows.getRowsJS() as (string | bigint | null)[][]);
}

async function revenue(connection: DuckDBConnection, sql: string): Promise<string> {
  const rows = (await connection.runAndReadAll(sql)).getRowsJS();
  return bars(rows.map(([label, amount]) => [String(label), Number(amount)]));
}

// Whether Lengow's confirmation of a shipment reached the marketplace is known only from the actions.
const REFUSED = `
  select marketplace, count(*), count(*) filter (outcome = 'failed'), round(avg((outcome = 'failed')::int) * 100, 1)
  from order_action where action_type = 'ship' and outcome in ('done', 'failed') group by 1 order by 4 desc, 1`;

async function refused(connection: DuckDBConnection): Promise<string> {
  const rows = (await connection.runAndReadAll(REFUSED)).getRowsJS() as [string, bigint, bigint, number][];
  const shown = rows.map(([marketplace, shipments, failed, share]) => [marketplace, shipments, failed, `${share} %`]);
  return table(['marketplace', 'shipments', 'refused', 'share'], shown);
}

async function leftOut(connection: DuckDBConnection): Promise<string> {
  const [counts] = await query(
    connection,
    `select count(*) filter (currency is null) as currency, count(*) filter (total_order is null) as total ${SOLD}`,
  );
  return `Not included in these sums: ${counts?.currency} orders without a currency, ${counts?.total} without a total.`;
}
