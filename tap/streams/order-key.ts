// The key of an order, in both order streams; knows nothing about lines or trackings.

import {fill, type Selected} from './columns.ts';
import type {Problem, Raw, Report, Row, RowContext, Value} from './stream.ts';
import {INVALID, integer, knownText} from './values.ts';

export type OrderKey = {
  readonly account_id: number;
  readonly marketplace: string;
  readonly marketplace_order_id: string;
};

/** The first values of a row. */
export const keyValues = (key: OrderKey): Row => [key.account_id, key.marketplace, key.marketplace_order_id];

// The index of the line's or tracking's own key, after the keys of the order.
const LAST_KEY = 3;

/** A row for a line or a tracking: the values shared by all rows of its order, and its own key and values. */
export function rowOf(shared: Row, key: string | undefined, columns: Selected, values: Row): Value[] {
  const row = shared.slice();
  row[LAST_KEY] = key ?? null;
  fill(row, columns, values);
  return row;
}

/** Undefined if part of the key is missing or invalid; such an order has no rows. */
export function orderKey(order: Raw, context: RowContext): OrderKey | undefined {
  const marketplace = knownText(order.marketplace);
  const orderId = knownText(order.marketplace_order_id);
  const report = (column: string, expected: string) => context.invalid({marketplace, orderId, column, expected});
  if (marketplace === null) report('marketplace', 'a marketplace code');
  if (orderId === null) report('marketplace_order_id', 'an order id');
  const accountId = integer(order.account_id);
  if (accountId === INVALID) report('account_id', 'an integer');
  if (marketplace === null || orderId === null || accountId === INVALID) return;
  return {
    account_id: accountId ?? context.accountId,
    marketplace,
    marketplace_order_id: orderId,
  };
}

/** Reports problems with the order, but only in selected columns. */
export function reporter(key: OrderKey, {columns, invalid}: RowContext): Report {
  return (column, expected, tolerance) => {
    const {marketplace, marketplace_order_id: orderId} = key;
    const problem: Problem = {marketplace, orderId, column, expected, ...tolerance};
    if (columns.includes(column)) invalid(problem);
  };
}
