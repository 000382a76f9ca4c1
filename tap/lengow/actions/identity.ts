// Identifies a raw action by its key, and by its name in messages.

import {scalarText} from '../../../values/scalar-text.ts';
import {inWords} from '../../../values/words.ts';
import {contentOf} from '../walk/content.ts';
import type {RawOrder} from '../walk/order.ts';

/** Account and action id; an action without an id can only be identified by its full content. */
export function keyOf(raw: RawOrder): string {
  const id = scalarText(raw.id)?.trim() ?? '';
  return id === '' ? contentOf(raw, 'an action') : JSON.stringify([scalarText(raw.account_id) ?? null, id]);
}

/** Names an action in a message: by its id, if that is a number, and marketplace, never by its contents. */
export function nameOf({id, marketplace}: RawOrder): string {
  const [action = '', market] = [scalarText(id), scalarText(marketplace)];
  return `action ${/^\s*\d+\s*$/.test(action) ? inWords(action) : 'without a valid id'} on ${market === undefined ? 'an unknown marketplace' : inWords(market)}`;
}
