// The `order_payment` stream: one row per payment of an order; a payment that appears twice is one row.

import {childRecords, type Part} from './child-rows.ts';
import type {Columns} from './column.ts';
import {filledTextFrom, instantFrom, integerIdFrom, selected, selectedFirst} from './columns.ts';
import {positioned} from './order-members.ts';
import {partKeys, reportedText} from './part-keys.ts';
import type {Raw, Report, Row, RowContext} from './stream.ts';
import {filledJson} from './values.ts';
import {within} from './within.ts';

const KEY = 'payment_id';
const TERMS = 'payment_terms';

export const paymentColumns: Columns = {
  type: filledTextFrom('type'),
  status: filledTextFrom('status'),
  checkout: filledTextFrom('checkout'),
  settled_at: instantFrom('settled_at'),
  external_transaction_id: within(TERMS, filledTextFrom('external_transaction_id')),
  [TERMS]: within(TERMS, {expected: 'something', read: filledJson}),
  channel_order_marketplace: integerIdFrom('channel_order_marketplace'),
};

/** One row for each payment; none if the order has no payment or no key. */
export function orderPaymentRecords(context: RowContext): (order: Raw) => Row[] {
  const own = selected(paymentColumns, context.columns);
  const compared = selectedFirst(paymentColumns, context.columns);
  return childRecords(context, own, (order, report) => paymentsOf(order, report, (raw) => compared.read(raw, report)));
}

/** @param read returns the values of all columns, starting with the selected ones */
function paymentsOf(order: Raw, report: Report, read: (raw: Raw) => Row): readonly Part[] {
  const raws = positioned(order.payments, 'payments', (expected) => report(KEY, expected));
  const payments = withoutRepeats(
    raws.map(({raw, position}) => ({id: reportedText(raw.id, KEY, report), position, values: read(raw)})),
  );
  const keys = partKeys(
    payments.map(({id, position}) => ({key: id ?? `payment-${position}`, rank: id === null ? 1 : 0})),
  );
  return payments.map(({values}, index) => ({key: keys[index] ?? '', values}));
}

type Payment = {readonly id: string | null; readonly values: Row};

/** Without payments that equal an earlier one. Two equal payments without an id are two payments. */
function withoutRepeats<T extends Payment>(payments: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return payments.filter(({id, values}) => {
    const known = JSON.stringify([id, values]);
    const isNew = id === null || !seen.has(known);
    seen.add(known);
    return isNew;
  });
}
