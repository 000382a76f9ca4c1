// Which spellings of a code name one marketplace. Pure.

import {isSameCode} from '../../../values/code.ts';

/** The marketplaces that the account lists. */
export type Listed = readonly string[];

/** Case is ignored, unless the account lists both spellings: then they are two marketplaces. */
export const isSameMarketplace = (listed: Listed, left: string, right: string): boolean =>
  left === right || (isSameCode(left, right) && !(listed.includes(left) && listed.includes(right)));
