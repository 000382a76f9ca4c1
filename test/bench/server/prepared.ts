// The templates as bytes that are packed once. An order is its own values, written each time, and the rest of its template.

import {constants, deflateRawSync} from 'node:zlib';
import {TEMPLATES, template} from '../data/order.ts';
import {ownValues} from '../data/own-values.ts';
import {type Packed, packedAs} from './gzip.ts';

/** Within as many orders deflate finds what is said again: it refers back by at most 32 kB. */
export const REACH = 7;
// No JSON has this byte, so nothing that is packed refers to values that will be others.
const HIDDEN = Buffer.alloc(`,${JSON.stringify(ownValues(0, 0)).slice(0, -1)}`.length);

/** The rest of an order, behind any bytes, and smaller where the orders before it are those with the numbers before its own. */
export type Prepared = {readonly alone: Packed; readonly following: Packed};

export function prepare(): readonly Prepared[] {
  const texts = Array.from({length: TEMPLATES}, (_, at) => Buffer.from(`,${JSON.stringify(template(at)).slice(1)}`));
  return texts.map((text, at) => ({alone: pack(text), following: pack(text, before(texts, at))}));
}

/** What the orders before this one say, and its own values, as far as they are known. */
const before = (texts: readonly Buffer[], at: number): Buffer =>
  Buffer.concat(
    Array.from({length: REACH}, (_, place) => texts.at((at - REACH + place) % TEMPLATES) as Buffer).flatMap((text) => [
      text,
      HIDDEN,
    ]),
  );

// Fixed codes: a client then builds no table for each order.
const STRATEGY = {strategy: constants.Z_FIXED, finishFlush: constants.Z_SYNC_FLUSH};

const pack = (text: Buffer, dictionary?: Buffer): Packed =>
  packedAs(text, deflateRawSync(text, {...STRATEGY, ...(dictionary && {dictionary})}));
