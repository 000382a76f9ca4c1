// Generates members of the order itself: payments, documents, taxes, the buyer's id, metadata, amounts.
import {DAY, untidyInstant} from './instants.ts';
import {decimal, untidyMoney} from './money.ts';
import type {Order} from './order-types.ts';
import {paymentsOf} from './payments.ts';
import type {Pen} from './pen.ts';
import type {Random} from './random.ts';
import type {Raw} from './render.ts';
import {taxOf} from './tax.ts';
import {nothing} from './untidy-text.ts';

export function ownMembers(dice: Random, pen: Pen, order: Order, documents: readonly Raw[]): Raw {
  const old = {
    workflow_rank: dice.pick([6, 6, '7', 0, null]),
    payments: paymentsOf(dice, pen, order.importedAt),
  };
  if (order.era === 2016) return old;
  return {
    ...old,
    ...buyerAmounts(dice),
    documents: documents.length > 0 ? dice.pick([documents, documents.slice(1)]) : nothing(dice),
    marketplace_customer_id: dice.chance(0.4) ? pen('marketplace_customer_id') : dice.pick([null, '', undefined]),
    tax: taxOf(dice, pen),
  };
}

function buyerAmounts(dice: Random): Raw {
  const amount = () => untidyMoney(dice, dice.chance(0.4) ? decimal(dice.int(50_000)) : null);
  return {
    original_processing_fee: amount(),
    ...(dice.chance(0.5) && {original_total_buyer_amount: amount(), original_total_buyer_tax: amount()}),
    original_buyer_currency: dice.pick([null, undefined, 'GBP', ' ', {}, {iso_a3: 'GBP', symbol: '£', name: 'Pound'}]),
  };
}

export function orderMeta(dice: Random, pen: Pen, {importedAt}: Order): unknown {
  if (dice.chance(0.4)) return nothing(dice);
  const deadline = dice.pick([undefined, null, untidyInstant(dice, importedAt + DAY)]);
  return {
    checksum: pen('order_meta.checksum'),
    feed_id: 1,
    ...(deadline !== undefined && {shipping_deadline: deadline}),
    ...(dice.chance(0.3) && {gift: {to: pen('order_meta.gift.to'), notes: [pen('order_meta.gift.notes[]'), null]}}),
  };
}
