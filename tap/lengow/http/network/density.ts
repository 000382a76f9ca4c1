// Detects JSON that would take up far more memory once parsed: 100 MB of nothing but brackets takes 5 GB.

import {LARGE_BYTES} from './limits.ts';

const LEAST_BYTES_PER_SIGN = 4;
const SIGNS = new Set([...'[{,:'].map((sign) => sign.charCodeAt(0)));
const IS_SIGN = Uint8Array.from({length: 256}, (_, byte) => Number(SIGNS.has(byte)));

/** Whether a large body has a bracket, comma or colon every few bytes. Lengow's data has one every fifteen bytes. */
export function isTooDense(bytes: Buffer): boolean {
  if (bytes.length < LARGE_BYTES) return false;
  let signs = 0;
  for (const byte of bytes) signs += IS_SIGN[byte] as number;
  return signs * LEAST_BYTES_PER_SIGN > bytes.length;
}
