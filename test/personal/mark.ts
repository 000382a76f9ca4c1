// Puts a canary into every text of an order that is personal or unknown, so that no test has to trust that the texts
// that an order happens to have are all recognisable.

import {CANARY, canary} from './canary.ts';
import {classOf} from './classes.ts';
import {withTexts} from './leaves.ts';

/** @param number digits that tell this order's canaries from those of other orders */
export const marked = (order: unknown, number: string): unknown =>
  withTexts(order, (text, path) => markedText(text, path, number));

/** The text with a canary in it, unless its path is harmless, it is blank, or it is a canary already. */
export function markedText(text: string, path: string, number: string): string {
  const personalClass = classOf(path) ?? 'unknown';
  if (personalClass === '–' || text.trim() === '' || text.includes(CANARY)) return text;
  const mark = canary({personalClass, path: placeOf(path), number});
  const [host] = /^https?:\/\/[^/?#]+/.exec(text) ?? [];
  return host === undefined ? `${mark} ${text}` : `${host}/${mark}${text.slice(host.length)}`;
}

/** A document that a line lists, too, must stay the same document. */
const placeOf = (path: string): string => path.replace(/^packages\[\]\.cart\[\]\.(?=documents\[\]\.url$)/, '');
