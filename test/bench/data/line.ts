// An order line.

import {DAY, type Micros} from '../../sandbox/instants.ts';
import type {Random} from '../../sandbox/random.ts';
import {wire} from './order-date.ts';
import {euros, GOODS, SIZES} from './words.ts';

export type OrderFacts = {
  readonly number: number;
  readonly raw: string;
  readonly status: string;
  readonly country: string;
  readonly orderedAt: Micros;
};

export type Line = {readonly line: Readonly<Record<string, unknown>>; readonly cents: number; readonly id: string};

export function lineOf(dice: Random, {number, raw, status, orderedAt}: OrderFacts, position: number): Line {
  const [cents, quantity, product] = [500 + dice.int(20_000), 1 + dice.int(3), 10_000 + dice.int(90_000)];
  const [goods, category] = dice.pick(GOODS);
  const lineId = `${1_000_000 + number}-${position}`;
  const line = {
    id: number * 10 + position,
    marketplace_order_line_id: lineId,
    marketplace_product_id: `B0${product}`,
    merchant_product_id: {field: 'ID_PRODUCT', id: `SKU-${product}`},
    feed_id: 1200 + dice.int(40),
    marketplace_package_id: null,
    marketplace_status: raw,
    lengow_status: status,
    max_shipping_date: dice.chance(0.6) ? wire(orderedAt + 2 * DAY) : null,
    title: `${goods}, ${dice.pick(SIZES)}`,
    category,
    url_product: `https://boutique.example/produits/${product}-${goods.split(' ')[0]?.toLowerCase()}.html`,
    url_image: `https://boutique.example/images/${product}/principale-600x600.jpg`,
    order_line_meta: {},
    amount: euros(cents),
    tax: euros(Math.round(cents / 6)),
    discount: null,
    shipping: dice.chance(0.5) ? euros(dice.int(900)) : null,
    refunded_amount: null,
    original_amount: euros(cents),
    original_tax: euros(Math.round(cents / 6)),
    original_discount: null,
    original_shipping: null,
    original_refunded_amount: null,
    original_buyer_amount: null,
    original_buyer_tax: null,
    quantity,
    documents: [],
    orderline_types: [],
    created_at: null,
    updated_at: null,
  };
  return {line, cents, id: lineId};
}
