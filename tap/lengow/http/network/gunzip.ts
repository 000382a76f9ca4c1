// Decompresses gzip within limits.

import {Readable} from 'node:stream';
import {createGunzip, gunzipSync} from 'node:zlib';
import {TransportError} from '../request.ts';
import {CUT_OFF, LARGE_BYTES, MOST_BYTES, tooLarge} from './limits.ts';

const SMALLEST_CHUNK_BYTES = 1 << 12;
const PIECE_BYTES = 1 << 16;

/** Whether the stated size of the body is so large that `unpackLarge` must decompress it. */
export const isLarge = (packed: Buffer): boolean => sizeIn(packed) >= LARGE_BYTES;

// Pages are small, so decompressing them on another thread costs more time and memory than it saves (`npm run bench`).
/** @throws TransportError */
export function unpack(packed: Buffer): Buffer {
  const chunkSize = Math.min(LARGE_BYTES, Math.max(SMALLEST_CHUNK_BYTES, sizeIn(packed) + 1));
  try {
    return gunzipSync(packed, {chunkSize, maxOutputLength: LARGE_BYTES});
  } catch (cause) {
    throw unpackFault(cause);
  }
}

/** Decompresses twice, the first time only to measure, so a rejected body takes up no memory. @throws TransportError */
export async function unpackLarge(packed: Buffer): Promise<Buffer> {
  try {
    const whole = Buffer.allocUnsafe(await measured(packed));
    let at = 0;
    for await (const piece of pieces(packed)) at += piece.copy(whole, at);
    return whole;
  } catch (cause) {
    throw unpackFault(cause);
  }
}

async function measured(packed: Buffer): Promise<number> {
  let size = 0;
  for await (const piece of pieces(packed)) {
    size += piece.length;
    if (size > MOST_BYTES) throw tooLarge();
  }
  return size;
}

const pieces = (packed: Buffer): AsyncIterable<Buffer> =>
  Readable.from([packed]).pipe(createGunzip({chunkSize: PIECE_BYTES}));

/** The uncompressed size, stated in the last four bytes of gzip data. */
const sizeIn = (packed: Buffer): number => (packed.length < 4 ? 0 : packed.readUInt32LE(packed.length - 4));

/** The error for a body that cannot be unpacked; an error that already says so stays as it is. */
export function unpackFault(cause: unknown): TransportError {
  if (cause instanceof TransportError) return cause;
  const {code} = cause as {code?: unknown};
  const message = code === 'Z_BUF_ERROR' ? CUT_OFF : `the response is not valid gzip (${code})`;
  return new TransportError(message, {cause, kind: 'body'});
}
