// The rows expected for the payments of an order.
import {type Child, headOf, keyed} from './child-rows.ts';
import type {Order} from './order-types.ts';
import type {Raw} from './render.ts';
import {filledJson, instant, integer, listIn, membersIn, text} from './row-values.ts';
import type {Row} from './rows.ts';

/** @param raw the order as Lengow sends it */
export const paymentRows = (order: Order, raw: Raw, accountId: number): Row[] =>
  keyed(listIn(raw.payments).map((payment, at) => childOf(payment, at, order.anonymised))).map(({key, values}) => ({
    ...headOf(order, accountId),
    payment_id: key,
    ...values,
  }));

function childOf(payment: Raw, at: number, isHidden: boolean): Child {
  const terms = membersIn(payment.payment_terms);
  const values = {
    type: text(payment.type),
    status: text(payment.status),
    checkout: text(payment.checkout),
    settled_at: instant(payment.settled_at),
    external_transaction_id: isHidden ? null : text(terms.external_transaction_id),
    payment_terms: isHidden ? null : filledJson(payment.payment_terms),
    channel_order_marketplace: integer(payment.channel_order_marketplace),
  };
  return {id: text(payment.id) ?? `payment-${at + 1}`, values};
}
