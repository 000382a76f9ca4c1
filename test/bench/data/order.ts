// Templates for the shop's orders, with all current fields in version 3 of the API. Their structure is regular, so a
// few lines of code in any language can convert them to rows. An order consists of its own values followed by a
// template.

import {random} from '../../sandbox/random.ts';
import {addressOf} from './address.ts';
import {orderDate} from './order-date.ts';
import {packagesOf} from './packages.ts';
import {CURRENCIES, euros, MARKETPLACES, STATUSES} from './words.ts';

export const ACCOUNT = 4711;

/** The number of templates. The orders cycle through them. */
export const TEMPLATES = 1000;

export type Template = (number: number) => ReturnType<typeof template>;

/** Always returns the same template for the same number. */
export function template(number: number) {
  const dice = random('bench', number);
  const [marketplace, country] = dice.pick(MARKETPLACES);
  const [raw, status] = dice.pick(STATUSES);
  const packages = packagesOf(dice, {number, raw, status, country, orderedAt: orderDate(dice)});
  const lines = packages.flatMap(({cart}) => cart);
  const [total, shipping, commission] = [lines.reduce((sum, {cents}) => sum + cents, 0), dice.int(900), dice.int(4000)];
  const amounts = {total_order: total / 100, shipping: shipping / 100, discount: 0, commission: euros(commission)};
  return {
    marketplace,
    account_id: ACCOUNT,
    marketplace_country_iso2: country,
    merchant_order_id: dice.chance(0.7) ? [String(200_000 + number)] : null,
    marketplace_status: raw,
    lengow_status: status,
    workflow_rank: dice.int(9),
    marketplace_customer_id: dice.chance(0.5) ? String(dice.int(1e9)) : null,
    ...amounts,
    total_tax: euros(Math.round(total / 6)),
    processing_fee: null,
    currency: CURRENCIES.EUR,
    original_currency: CURRENCIES.EUR,
    original_total_order: amounts.total_order,
    original_total_tax: euros(Math.round(total / 6)),
    original_shipping: amounts.shipping,
    original_discount: 0,
    original_commission: amounts.commission,
    original_processing_fee: null,
    original_total_buyer_amount: null,
    original_total_buyer_tax: null,
    original_buyer_currency: null,
    comments: dice.chance(0.1) ? 'Merci de livrer au gardien, à gauche de l’entrée « B »' : null,
    invoice_number: dice.chance(0.3) ? `F${number}` : null,
    invoice_url: null,
    payments: [{id: number, checkout: null, status: null, type: 'marketplace', settled_at: null, payment_terms: null}],
    packages: packages.map(({cart, delivery}) => ({cart: cart.map(({line}) => line), delivery})),
    billing_address: {...addressOf(dice, country), type: 'billing'},
    contact_address: null,
    documents: [] as readonly unknown[],
    order_meta: {
      feed_id: 1200 + dice.int(40),
      checksum: `${dice.int(2 ** 32).toString(16)}${dice.int(2 ** 32).toString(16)}`,
    },
    anonymized: false,
    order_types: dice.chance(0.2) ? [{type: 'is_express', label: 'Express'}] : [],
  };
}
