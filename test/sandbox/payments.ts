// Generates the payments of an order: none to three, some with the same id or without one.
import {HOUR, type Micros, untidyInstant} from './instants.ts';
import type {Pen} from './pen.ts';
import type {Random} from './random.ts';
import type {Raw} from './render.ts';
import {nothing} from './untidy-text.ts';

export function paymentsOf(dice: Random, pen: Pen, orderedAt: Micros): unknown {
  const count = dice.weighted([
    [8, 0],
    [70, 1],
    [15, 2],
    [7, 3],
  ]);
  const payments = Array.from({length: count}, (_, at) => paymentOf(dice, pen, at, orderedAt));
  const isRepeated = count > 0 && dice.chance(0.05);
  return count === 0 ? nothing(dice) : [...payments, ...(isRepeated ? payments.slice(0, 1) : [])];
}

function paymentOf(dice: Random, pen: Pen, at: number, orderedAt: Micros): Raw {
  const type = dice.pick(['paypal', 'CreditCard', 'voucher', ' ', null]);
  return {
    ...idOf(dice, at),
    checkout: dice.pick([null, 'ONE_SHOT', undefined]),
    status: dice.pick([null, 'Paid', 'authorized']),
    type,
    settled_at: dice.chance(0.5) ? untidyInstant(dice, orderedAt + HOUR) : dice.pick([null, '', undefined]),
    payment_terms: dice.chance(0.3) ? termsOf(dice, pen, at) : nothing(dice),
    ...(dice.chance(0.3) && {channel_order_marketplace: 741}),
  };
}

/** Small numbers, so that payments of an order may share one. */
const idOf = (dice: Random, at: number): Raw =>
  dice.weighted<Raw>([
    [70, {id: 1600 + at}],
    [10, {id: 1600}],
    [5, {id: `${1600 + at}`}],
    [5, {id: null}],
    [3, {id: ''}],
    [7, {}],
  ]);

function termsOf(dice: Random, pen: Pen, at: number): Raw {
  const text = (name: string) => (dice.chance(0.5) ? pen(`payments[].payment_terms.${name}`, at + 1) : null);
  return {
    fiscalnb: text('fiscalnb'),
    vat_number: text('vat_number'),
    siret_number: text('siret_number'),
    external_transaction_id: text('external_transaction_id'),
  };
}
