// Identifies a raw order by its key, and by its name in messages. A number is represented by the digits received.

import {digitsOf} from '../../../values/exact-number.ts';
import {inWords} from '../../../values/words.ts';
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
export function nameOf({marketplace, marketplace_order_id: id}: RawOrder): string {
  const [order, market] = [scalarText(id), scalarText(marketplace)];
  return `order ${order === undefined ? 'without an id' : inWords(order)} on ${market === undefined ? 'an unknown marketplace' : inWords(market)}`;
}

/** A string, or the digits of a number. */
export const scalarText = (value: unknown): string | undefined => (typeof value === 'string' ? value : digitsOf(value));
