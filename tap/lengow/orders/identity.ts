// Which order a raw order is: its key, and its name in messages. A number counts as the digits that were received.

import {digitsOf} from '../../../values/exact-number.ts';
import {FaultyResponse} from '../http/answer.ts';
import type {RawOrder} from './order.ts';

/** Account, marketplace and order id; an order without an id can only be identified by its full content. */
export function keyOf(raw: RawOrder): string {
  const id = scalarText(raw.marketplace_order_id);
  if (id === undefined || id.trim() === '') return contentOf(raw);
  return JSON.stringify([scalarText(raw.account_id) ?? null, scalarText(raw.marketplace) ?? null, id]);
}

function contentOf(raw: RawOrder): string {
  try {
    return JSON.stringify(raw);
  } catch {
    throw new FaultyResponse('an order without an id that is nested too deeply');
  }
}

/** Names an order in a message: by marketplace and order id, never by its buyer. */
export const nameOf = ({marketplace, marketplace_order_id: id}: RawOrder): string =>
  `order ${scalarText(id) ?? 'without an id'} on ${scalarText(marketplace) ?? 'an unknown marketplace'}`;

/** A string, or the digits of a number. */
export const scalarText = (value: unknown): string | undefined => (typeof value === 'string' ? value : digitsOf(value));
