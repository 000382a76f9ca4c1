// The templates as bytes, compressed once. An order is its own values, written each time, followed by its template.

import {constants, deflateRawSync} from 'node:zlib';
import {TEMPLATES, template} from '../data/order.ts';
import {ownValues} from '../data/own-values.ts';
import {type Packed, packedAs} from './gzip.ts';

/** Deflate refers back at most 32 kB, so it finds repetitions within this many orders. */
export const REACH = 7;
// JSON never contains this byte, so the compressed bytes never refer back to values that change.
const HIDDEN = Buffer.alloc(`,${JSON.stringify(ownValues(0, 0)).slice(0, -1)}`.length);

/** The rest of an order after any bytes. It is smaller if the preceding orders are numbered consecutively. */
export type Prepared = {readonly alone: Packed; readonly following: Packed};

export function prepare(): readonly Prepared[] {
  const texts = Array.from({length: TEMPLATES}, (_, at) => Buffer.from(`,${JSON.stringify(template(at)).slice(1)}`));
  return texts.map((text, at) => ({alone: pack(text), following: pack(text, before(texts, at))}));
}

/** The known content of the preceding orders and of this order's own values. */
const before = (texts: readonly Buffer[], at: number): Buffer =>
  Buffer.concat(
    Array.from({length: REACH}, (_, place) => texts.at((at - REACH + place) % TEMPLATES) as Buffer).flatMap((text) => [
      text,
      HIDDEN,
    ]),
  );

// Fixed codes, so clients do not have to build a table for each order.
const STRATEGY = {strategy: constants.Z_FIXED, finishFlush: constants.Z_SYNC_FLUSH};

const pack = (text: Buffer, dictionary?: Buffer): Packed =>
  packedAs(text, deflateRawSync(text, {...STRATEGY, ...(dictionary && {dictionary})}));
