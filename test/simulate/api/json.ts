// Renders orders and marketplaces as the JSON that the API returns.

import type {Order} from '../shop.ts';
import {shown} from '../shop.ts';
import {isoOf, isoSecondOf, SECOND} from '../time.ts';

export const ACCOUNT = 42;

/**
 * Returns an order's JSON. In both streams, a column contains the version, so each row shows which version was read.
 */
export function orderJson(order: Order, showsSeconds: boolean): string {
  order.text ??= write(order, showsSeconds);
  return order.text;
}

function write({marketplace, id, importedAt, orderDate, current}: Order, showsSeconds: boolean): string {
  const {serial, updatedAt, lines, trackings} = current;
  const version = `v${serial}`;
  return JSON.stringify({
    marketplace,
    account_id: ACCOUNT,
    marketplace_order_id: id,
    lengow_status: version,
    marketplace_order_date: orderDate === null ? null : isoSecondOf(orderDate),
    imported_at: isoOf(importedAt),
    updated_at: instantJson(shown(updatedAt, showsSeconds)),
    packages: [
      {
        cart: lines.map((line) => ({marketplace_order_line_id: line})),
        delivery: {trackings: trackings.map((number) => ({number, carrier: version}))},
      },
    ],
  });
}

// Omits the fraction if it is zero, as Lengow does.
const instantJson = (micros: number): string => (micros % SECOND === 0 ? isoSecondOf(micros) : isoOf(micros));

export const marketplacesJson = (codes: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(codes.map((code) => [code, {name: code, country: 'FR', orders: {}}])));
