// Renders orders as the JSON that the API returns.

import type {Order} from '../shop.ts';
import {shown} from '../shop.ts';
import {isoOf, isoSecondOf, SECOND} from '../time.ts';
import {childrenJson} from './children-json.ts';

export const ACCOUNT = 42;

/**
 * Returns an order's JSON. In each stream, a column contains the version, so each row shows which version was read.
 */
export function orderJson(order: Order, showsSeconds: boolean): string {
  order.text ??= write(order, showsSeconds);
  return order.text;
}

function write({marketplace, id, importedAt, orderDate, current}: Order, showsSeconds: boolean): string {
  const {serial, updatedAt, lines, trackings} = current;
  const version = `v${serial}`;
  const packages = [
    {
      cart: lines.map((line) => ({marketplace_order_line_id: line})),
      delivery: {trackings: trackings.map((number) => ({number, carrier: version}))},
    },
  ];
  return JSON.stringify({
    marketplace,
    account_id: ACCOUNT,
    marketplace_order_id: id,
    lengow_status: version,
    marketplace_order_date: orderDate === null ? null : isoSecondOf(orderDate),
    imported_at: importedAt === null ? null : isoOf(importedAt),
    updated_at: instantJson(shown(updatedAt, showsSeconds)),
    ...(current.children ? childrenJson(current, packages) : {packages}),
  });
}

// Omits the fraction if it is zero, as Lengow does.
export const instantJson = (micros: number): string => (micros % SECOND === 0 ? isoSecondOf(micros) : isoOf(micros));
