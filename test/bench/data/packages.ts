// The packages of an order: one or two, each with its lines, its address and its trackings.

import {DAY, HOUR, type Micros} from '../../sandbox/instants.ts';
import type {Random} from '../../sandbox/random.ts';
import {addressOf} from './address.ts';
import {wire} from './order-date.ts';
import {CARRIERS, euros, GOODS, SIZES} from './words.ts';

type OrderFacts = {
  readonly number: number;
  readonly raw: string;
  readonly status: string;
  readonly country: string;
  readonly orderedAt: Micros;
};

type Line = {readonly line: Readonly<Record<string, unknown>>; readonly cents: number; readonly id: string};

export function packagesOf(dice: Random, facts: OrderFacts) {
  const counts = dice.weighted([
    [80, [1]],
    [12, [2]],
    [4, [3]],
    [4, [1, 1]],
  ] as const);
  let position = 0;
  return counts.map((count, index) => {
    const cart = Array.from({length: count}, () => lineOf(dice, facts, ++position));
    const trackings =
      facts.status === 'shipped' || facts.status === 'closed' ? [trackingOf(dice, facts, {cart, index})] : [];
    return {cart, delivery: {...addressOf(dice, facts.country), type: 'delivery', trackings}};
  });
}

function lineOf(dice: Random, {number, raw, status, orderedAt}: OrderFacts, position: number): Line {
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

function trackingOf(
  dice: Random,
  {number, orderedAt}: OrderFacts,
  {cart, index}: {cart: readonly Line[]; index: number},
) {
  const [carrier, method] = dice.pick(CARRIERS);
  const parcel = `8${index}${String(number).padStart(9, '0')}${dice.int(90) + 10}`;
  return {
    number: parcel,
    method,
    carrier,
    url: `https://suivi.example/${carrier.toLowerCase()}/colis?numero=${parcel}`,
    is_delivered_by_marketplace: dice.chance(0.1),
    parcel_weight: dice.chance(0.3) ? (100 + dice.int(4000)) / 1000 : null,
    shipped_at: wire(orderedAt + dice.int(40) * HOUR),
    relay: dice.chance(0.2) ? {id: `R${dice.int(90_000) + 10_000}`, name: 'Tabac de la Gare', type: null} : null,
    marketplace_order_line_ids: cart.map(({id}) => id),
  };
}
