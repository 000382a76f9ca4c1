// The page's figures, worked out from the sandbox's truth without SQL.

import {amountOf, numberOf, sum} from '../../dbt/oracle/amounts.ts';
import {marts} from '../../dbt/oracle/marts.ts';
import {count, groupsOf, keyOf} from '../../dbt/oracle/rows.ts';
import type {Truth} from '../../dbt/oracle/truth.ts';
import type {Row} from '../../sandbox/index.ts';
import type {Bar, Figures, Revenue} from './figures.ts';

const ORDER = ['account_id', 'marketplace', 'marketplace_order_id'];

export function expected(truth: Truth): Figures {
  const {lengow__order_lines: lines, lengow__shipping_performance: due, ...others} = marts(truth);
  const {lengow__orders: orders, lengow__action_health: actions} = others;
  const sold = lines.filter(({is_revenue: isRevenue}) => isRevenue === true);
  const ordersWithout = (column: string) =>
    groupsOf(
      sold.filter((row) => row[column] === null),
      ORDER,
    ).size;
  return {
    asOf: truth.asOf,
    revenue: revenue(sold),
    leftOut: {
      currency: ordersWithout('currency'),
      total: ordersWithout('total_order_share'),
      date: ordersWithout('ordered_at'),
    },
    shipments: bars(due, {good: ['in_time'], bad: ['late'], unknown: ['unknown']}),
    deadlines: {
      orders: orders.length,
      dated: count(orders, ({ship_by: by}) => by !== null),
      byMarketplace: total(due, ['shipped_by_marketplace']),
    },
    actions: bars(actions, {good: ['done'], bad: ['failed'], unknown: ['queued', 'sent']}),
  };
}

function revenue(sold: readonly Row[]): Revenue[] {
  const known = sold.filter((row) =>
    ['currency', 'ordered_at', 'total_order_share'].every((name) => row[name] !== null),
  );
  const dated: Row[] = known.map((row) => ({...row, month: String(row.ordered_at).slice(0, 7)}));
  return groups(dated, ['currency', 'marketplace', 'month']).map((rows) => ({
    currency: String(rows[0]?.currency),
    marketplace: String(rows[0]?.marketplace),
    month: String(rows[0]?.month),
    amount: numberOf(sum(rows.map((row) => amountOf(row.total_order_share)))) ?? 0,
  }));
}

type Columns = Readonly<Record<'good' | 'bad' | 'unknown', readonly string[]>>;

const bars = (rows: readonly Row[], columns: Columns): Bar[] =>
  groups(rows, ['action_type', 'marketplace'])
    .map((group) => ({
      group: String(group[0]?.action_type ?? ''),
      marketplace: String(group[0]?.marketplace),
      good: total(group, columns.good),
      bad: total(group, columns.bad),
      unknown: total(group, columns.unknown),
    }))
    .filter(({good, bad, unknown}) => good + bad + unknown > 0);

const total = (rows: readonly Row[], columns: readonly string[]): number =>
  rows.flatMap((row) => columns.map((name) => Number(row[name]))).reduce((all, one) => all + one, 0);

/** Sorted by the columns. */
const groups = (rows: readonly Row[], columns: readonly string[]): Row[][] =>
  [...groupsOf(rows, columns).values()].toSorted(([one = {}], [other = {}]) =>
    keyOf(one, columns) < keyOf(other, columns) ? -1 : 1,
  );
