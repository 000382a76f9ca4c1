// Identifies a raw order by its key, and by its name in messages. A number is represented by the digits received.

import {scalarText} from '../../../values/scalar-text.ts';
import {inWords} from '../../../values/words.ts';
import {contentOf} from '../walk/content.ts';
import type {RawOrder} from '../walk/order.ts';

/** Account, marketplace and order id; an order without an id can only be identified by its full content. */
export function keyOf(raw: RawOrder): string {
  const id = scalarText(raw.marketplace_order_id);
  if (id === undefined || id.trim() === '') return contentOf(raw, 'an order');
  return JSON.stringify([scalarText(raw.account_id) ?? null, scalarText(raw.marketplace) ?? null, id]);
}

/** Names an order in a message: by marketplace and order id, never by its buyer. */
export function nameOf({marketplace, marketplace_order_id: id}: RawOrder): string {
  const [order, market] = [scalarText(id), scalarText(marketplace)];
  return `order ${order === undefined ? 'without an id' : inWords(order)} on ${market === undefined ? 'an unknown marketplace' : inWords(market)}`;
}
