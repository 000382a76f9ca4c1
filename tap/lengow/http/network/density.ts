// Finds JSON that takes far more memory once it is parsed: 100 MB of nothing but brackets take 5 GB.

import {LARGE_BYTES} from './limits.ts';

const LEAST_BYTES_PER_SIGN = 4;
const SIGNS = new Set([...'[{,:'].map((sign) => sign.charCodeAt(0)));
const IS_SIGN = Uint8Array.from({length: 256}, (_, byte) => Number(SIGNS.has(byte)));

/** Whether a large body has a bracket, comma or colon in every few bytes. Lengow's data has one in fifteen. */
export function isTooDense(bytes: Buffer): boolean {
  if (bytes.length < LARGE_BYTES) return false;
  let signs = 0;
  for (const byte of bytes) signs += IS_SIGN[byte] as number;
  return signs * LEAST_BYTES_PER_SIGN > bytes.length;
}
