// What was sold: a chart for each currency, because amounts in different currencies cannot be added.

import {columns} from '../charts/columns.ts';
import type {Figures, Revenue} from '../figures.ts';
import {html, table} from '../html.ts';
import {cents, count, sum} from '../numbers.ts';
import {totals} from '../totals.ts';
import type {Chart, Section} from './section.ts';

export const revenue = ({revenue: rows, leftOut: {currency, total, date}}: Figures): Section => ({
  title: 'Revenue by marketplace and month',
  text: `What was ordered, by month of the order (UTC), without lines that were cancelled, refused or refunded. Not included: ${count(currency)} orders without a currency, ${count(total)} without a total, ${count(date)} without a date.`,
  charts: [...new Set(rows.map((row) => row.currency))].map((code) =>
    chart(
      rows.filter((row) => row.currency === code),
      code,
    ),
  ),
  empty: 'Nothing was sold, or no order has a currency, a total and a date.',
});

function chart(rows: readonly Revenue[], currency: string): Chart {
  const lines = totals(rows, 'marketplace').map(([marketplace, amount]) => [marketplace, cents(amount)]);
  const all = ['all', cents(sum(rows.map(({amount}) => amount)))];
  return {
    name: `revenue in ${currency}`,
    caption: `Revenue in ${currency} by month`,
    legend: html``,
    image: columns(rows, currency),
    totals: table(['marketplace', `revenue, ${currency}`], [...lines, all], 1),
  };
}
