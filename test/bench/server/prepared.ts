// The templates as bytes, compressed once. An order consists of its own values, serialized each time, followed by its
// template.

import {constants, deflateRawSync} from 'node:zlib';
import {TEMPLATES, type Template} from '../data/order.ts';
import {ownValues} from '../data/own-values.ts';
import {type Packed, packedAs} from './gzip.ts';

/** Deflate refers back at most 32 kB, so it finds repetitions within this many orders. */
export const REACH = 7;
// JSON never contains a zero byte, so the compressed bytes never refer back to values that change.
const HIDDEN = Buffer.alloc(`,${JSON.stringify(ownValues(0, 0)).slice(0, -1)}`.length);

/** A compressed template that can follow any bytes, and a smaller one for consecutively numbered orders. */
export type Prepared = {readonly alone: Packed; readonly following: Packed};

export function prepare(templateOf: Template): readonly Prepared[] {
  const texts = Array.from({length: TEMPLATES}, (_, at) => Buffer.from(`,${JSON.stringify(templateOf(at)).slice(1)}`));
  return texts.map((text, at) => ({alone: pack(text), following: pack(text, before(texts, at))}));
}

/** What precedes a template: earlier templates, with zero bytes in place of values that change. */
const before = (texts: readonly Buffer[], at: number): Buffer =>
  Buffer.concat(
    Array.from({length: REACH}, (_, place) => texts.at((at - REACH + place) % TEMPLATES) as Buffer).flatMap((text) => [
      text,
      HIDDEN,
    ]),
  );

// Fixed Huffman codes, so clients do not have to build a table for each order.
const STRATEGY = {strategy: constants.Z_FIXED, finishFlush: constants.Z_SYNC_FLUSH};

const pack = (text: Buffer, dictionary?: Buffer): Packed =>
  packedAs(text, deflateRawSync(text, {...STRATEGY, ...(dictionary && {dictionary})}));
