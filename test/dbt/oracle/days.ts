// Sales and shipments by day, and statuses that are not listed, all from the orders' rows.

import type {Row} from '../../sandbox/index.ts';
import {amountOf, numberOf, sum} from './amounts.ts';
import {count, dayOf, first, groupsOf, keyOf, known, last, picked} from './rows.ts';
import type {Truth} from './truth.ts';

const SALES = ['ordered_on', 'account_id', 'marketplace', 'currency'];
const SHIPPING = ['due_on', 'account_id', 'marketplace'];
const STATUS = ['account_id', 'marketplace', 'marketplace_status', 'lengow_status'];

export function salesDaily(orders: readonly Row[]): Row[] {
  const dated = orders.map((order) => ({...order, ordered_on: dayOf(order.ordered_at)}));
  return groups(dated, SALES).map((rows) => ({
    ...picked(rows[0] as Row, SALES),
    orders: rows.length,
    orders_with_total: known(rows, 'total_order').length,
    orders_with_commission: known(rows, 'commission_cost').length,
    units: numberOf(sumOf(rows, 'units')),
    gross: numberOf(sumOf(rows, 'total_order')),
    cancelled: numberOf(sumOf(rows, 'cancelled_amount')),
    refunded: numberOf(sumOf(rows, 'refunded_amount')),
    commission_cost: numberOf(sumOf(rows, 'commission_cost')),
  }));
}

export function shippingPerformance(orders: readonly Row[], asOf: string): Row[] {
  const due = orders.filter(
    ({ship_by: by, stage, first_shipped_at: at}) => by && String(by) < asOf && (stage !== 'dropped' || at !== null),
  );
  const dated = due.map((order) => ({...order, due_on: dayOf(order.ship_by)}));
  return groups(dated, SHIPPING).map((rows) => {
    const own = rows.filter((row) => row.is_shipped_by_marketplace !== true);
    const [late, inTime] = [true, false].map((isLate) => count(own, (row) => row.is_late === isLate)) as [
      number,
      number,
    ];
    const decided = late + inTime;
    return {
      ...picked(rows[0] as Row, SHIPPING),
      shipped_by_marketplace: rows.length - own.length,
      due: own.length,
      in_time: inTime,
      late,
      unknown: own.length - decided,
      known: decided,
      late_rate: decided === 0 ? null : late / decided,
    };
  });
}

export function unmappedStatuses(orders: readonly Row[], {marketplace_status: listed}: Truth): Row[] {
  const mapped = new Set(listed.map((row) => keyOf({...row, marketplace: row.marketplace_code ?? null}, STATUS)));
  const unlisted = orders.filter((row) => row.marketplace_status !== null && !mapped.has(keyOf(row, STATUS)));
  return groups(unlisted, STATUS).map((rows) => ({
    ...picked(rows[0] as Row, STATUS),
    orders: rows.length,
    first_seen_at: first(rows, 'updated_at'),
    last_seen_at: last(rows, 'updated_at'),
  }));
}

const groups = (rows: readonly Row[], columns: readonly string[]): Row[][] => [...groupsOf(rows, columns).values()];
const sumOf = (rows: readonly Row[], column: string) => sum(known(rows, column).map((value) => amountOf(value)));
