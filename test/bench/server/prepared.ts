// The templates as bytes, compressed once. An order is its own values, written each time, and the rest of its template.

import {constants, deflateRawSync} from 'node:zlib';
import {TEMPLATES, template} from '../data/order.ts';
import {ownValues} from '../data/own-values.ts';
import {type Packed, packedAs} from './gzip.ts';

/** Deflate refers back by at most 32 kB, so it finds repetitions within this many orders. */
export const REACH = 7;
// No JSON contains this byte, so the compressed bytes never refer to values that change.
const HIDDEN = Buffer.alloc(`,${JSON.stringify(ownValues(0, 0)).slice(0, -1)}`.length);

/** The rest of an order after any bytes. It is smaller if the orders before it have the numbers before its own. */
export type Prepared = {readonly alone: Packed; readonly following: Packed};

export function prepare(): readonly Prepared[] {
  const texts = Array.from({length: TEMPLATES}, (_, at) => Buffer.from(`,${JSON.stringify(template(at)).slice(1)}`));
  return texts.map((text, at) => ({alone: pack(text), following: pack(text, before(texts, at))}));
}

/** What the orders before this one contain, and its own values, as far as they are known. */
const before = (texts: readonly Buffer[], at: number): Buffer =>
  Buffer.concat(
    Array.from({length: REACH}, (_, place) => texts.at((at - REACH + place) % TEMPLATES) as Buffer).flatMap((text) => [
      text,
      HIDDEN,
    ]),
  );

// Fixed codes, so that a client builds no table for each order.
const STRATEGY = {strategy: constants.Z_FIXED, finishFlush: constants.Z_SYNC_FLUSH};

const pack = (text: Buffer, dictionary?: Buffer): Packed =>
  packedAs(text, deflateRawSync(text, {...STRATEGY, ...(dictionary && {dictionary})}));
