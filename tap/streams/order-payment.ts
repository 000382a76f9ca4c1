// The `order_payment` stream: one row per payment of an order; a payment that appears twice is one row.

import {isObject} from '../../values/json.ts';
import {childRecords, type Part} from './child-rows.ts';
import {
  type Column,
  type Columns,
  filledTextFrom,
  instantFrom,
  integerFrom,
  readSelected,
  selected,
  selectedFirst,
} from './columns.ts';
import {positioned} from './order-members.ts';
import {isEmpty} from './packages.ts';
import {partKeys} from './part-keys.ts';
import type {Raw, Report, Row, RowContext} from './stream.ts';
import {filledJson, filledText, INVALID, type Read} from './values.ts';

const KEY = 'payment_id';

export const paymentColumns: Columns = {
  type: filledTextFrom('type'),
  status: filledTextFrom('status'),
  checkout: filledTextFrom('checkout'),
  settled_at: instantFrom('settled_at'),
  external_transaction_id: ofTerms((terms) => filledText(terms.external_transaction_id)),
  payment_terms: ofTerms(filledJson),
  channel_order_marketplace: integerFrom('channel_order_marketplace'),
};

/** One row for each payment; none if the order has no payment or no key. */
export function orderPaymentRecords(context: RowContext): (order: Raw) => Row[] {
  const own = selected(paymentColumns, context.columns);
  const compared = selectedFirst(paymentColumns, context.columns);
  return childRecords(context, own, (order, report) =>
    paymentsOf(order, report, (raw) => readSelected(compared, raw, report)),
  );
}

/** @param read returns the values of all columns, starting with the selected ones */
function paymentsOf(order: Raw, report: Report, read: (raw: Raw) => Row): readonly Part[] {
  const raws = positioned(order.payments, 'payments', (expected) => report(KEY, expected));
  const payments = withoutRepeats(
    raws.map(({raw, position}) => ({id: paymentId(raw, report), position, values: read(raw)})),
  );
  const keys = partKeys(
    payments.map(({id, position}) => ({key: id ?? `payment-${position}`, rank: id === null ? 1 : 0})),
  );
  return payments.map(({values}, index) => ({key: keys[index] ?? '', values}));
}

function paymentId({id}: Raw, report: Report): string | null {
  const read = filledText(id);
  if (read !== INVALID) return read;
  report(KEY, 'a string');
  return null;
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

function ofTerms(read: (terms: Raw) => Read): Column {
  const readTerms = ({payment_terms: terms}: Raw): Read => {
    if (isObject(terms)) return read(terms);
    return isEmpty(terms) ? null : INVALID;
  };
  return {expected: 'part of an object "payment_terms"', read: readTerms};
}
