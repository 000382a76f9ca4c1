// What each mart must contain, worked out from the sandbox's truth without SQL.

import type {Row} from '../../sandbox/index.ts';
import {actionHealth} from './actions.ts';
import {salesDaily, shippingPerformance, unmappedStatuses} from './days.ts';
import {orderLines} from './order-lines.ts';
import {orders} from './orders.ts';
import {refunds} from './refunds.ts';
import {ORDER} from './rows.ts';
import type {Truth} from './truth.ts';

const LINE = [...ORDER, 'marketplace_order_line_id'];

/** The columns that tell the rows of each mart apart. */
export const MART_KEYS = {
  lengow__orders: ORDER,
  lengow__order_lines: LINE,
  lengow__sales_daily: ['ordered_on', 'account_id', 'marketplace', 'currency'],
  lengow__shipping_performance: ['due_on', 'account_id', 'marketplace'],
  lengow__refunds: LINE,
  lengow__action_health: ['created_on', 'account_id', 'marketplace', 'action_type'],
  lengow__unmapped_statuses: ['account_id', 'marketplace', 'marketplace_status', 'lengow_status'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Mart = keyof typeof MART_KEYS;

export function marts(truth: Truth): Readonly<Record<Mart, readonly Row[]>> {
  const all = orders(truth);
  return {
    lengow__orders: all,
    lengow__order_lines: orderLines(truth),
    lengow__sales_daily: salesDaily(all),
    lengow__shipping_performance: shippingPerformance(all, truth.asOf),
    lengow__refunds: refunds(truth),
    lengow__action_health: actionHealth(truth),
    lengow__unmapped_statuses: unmappedStatuses(all, truth),
  };
}
