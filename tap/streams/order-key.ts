// What an order is known by, in both of its streams; knows neither lines nor trackings.

import {fill, type Selected} from './columns.ts';
import type {Problem, Raw, Report, Row, RowContext} from './stream.ts';
import {filledText, INVALID, integer} from './values.ts';

export type OrderKey = {
  readonly account_id: number;
  readonly marketplace: string;
  readonly marketplace_order_id: string;
};

/** As a row begins. */
export const keyValues = (key: OrderKey): Row => [key.account_id, key.marketplace, key.marketplace_order_id];

// Behind the order's own keys: of a line or a tracking.
const LAST_KEY = 3;

/** A row of a line or a tracking: what its order's rows share, with its own key and values. */
export function rowOf(shared: Row, key: string | undefined, columns: Selected, values: Row): Row {
  const row = shared.slice();
  row[LAST_KEY] = key ?? null;
  fill(row, columns, values);
  return row;
}

/** Undefined where the order has no marketplace or no id: it then has no rows. */
export function orderKey(order: Raw, context: RowContext): OrderKey | undefined {
  const marketplace = known(order.marketplace);
  const orderId = known(order.marketplace_order_id);
  const report = (column: string, expected: string) => context.invalid({marketplace, orderId, column, expected});
  if (marketplace === null) report('marketplace', 'a marketplace code');
  if (orderId === null) report('marketplace_order_id', 'an order id');
  const accountId = integer(order.account_id);
  if (accountId === INVALID) report('account_id', 'an integer');
  if (marketplace === null || orderId === null) return;
  return {
    account_id: typeof accountId === 'number' ? accountId : context.accountId,
    marketplace,
    marketplace_order_id: orderId,
  };
}

/** Reports on the order's behalf, and only what is selected. */
export function reporter(key: OrderKey, {columns, invalid}: RowContext): Report {
  return (column, expected) => {
    const problem: Problem = {marketplace: key.marketplace, orderId: key.marketplace_order_id, column, expected};
    if (columns.includes(column)) invalid(problem);
  };
}

function known(value: unknown): string | null {
  const read = filledText(value);
  return read === INVALID ? null : read;
}
