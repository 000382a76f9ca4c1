// What an analyst checks first: rows per stream, revenue by marketplace and by month, and which shipments marketplaces
// refused. The figures are those of the page.

import type {DuckDBConnection} from '@duckdb/node-api';
import type {Figures} from './picture/figures.ts';
import {share} from './picture/numbers.ts';
import {totals} from './picture/totals.ts';
import {bars, table} from './text.ts';

// Amounts in two currencies cannot be added. This shop's account converts all amounts to one currency.
const CURRENCY = 'EUR';
const MONTHS = 24;

export async function report(connection: DuckDBConnection, figures: Figures): Promise<string> {
  const sold = figures.revenue.filter(({currency}) => currency === CURRENCY);
  const blocks = [
    await streamRows(connection),
    `Revenue by marketplace, ${CURRENCY} (lines not cancelled, refused or refunded)`,
    bars(totals(sold, 'marketplace').sort(([, one], [, other]) => other - one)),
    `Revenue by order month, ${CURRENCY}, last ${MONTHS} months`,
    bars(totals(sold, 'month').sort().slice(-MONTHS)),
    `Not included in these sums: ${figures.leftOut.currency} orders without a currency, ${figures.leftOut.total} without a total.`,
    'Shipments that the marketplace refused, by marketplace (of those that it has answered)',
    refused(figures),
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

// Whether Lengow's confirmation of a shipment reached the marketplace is known only from the actions.
function refused({actions}: Figures): string {
  const answered = actions.filter(({group, good, bad}) => group === 'ship' && good + bad > 0);
  const sorted = answered.toSorted(
    (one, other) => other.bad / (other.good + other.bad) - one.bad / (one.good + one.bad),
  );
  const shown = sorted.map(({marketplace, good, bad}) => [marketplace, good + bad, bad, share(bad, good + bad)]);
  return table(['marketplace', 'shipments', 'refused', 'share'], shown);
}
