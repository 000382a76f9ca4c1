// Reads, decompresses and decodes the body of a response.

import {gunzipSync} from 'node:zlib';
import type {Response} from 'node-fetch';
import {TransportError} from './request.ts';

/** The only encoding that the tap asks for and understands. */
export const ENCODING = 'gzip';

const SMALLEST = 1 << 12;
const LARGEST = 1 << 22;
const BYTE_ORDER_MARK = '\uFEFF';

/** The body as received. @throws the stream's error. */
export async function bytesOf({body}: Response): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// Separate from `bytesOf`, which is asynchronous: its promise would keep the string alive (see `taken` in retrying.ts).
/** @throws zlib's error, or TransportError. */
export function textOf(bytes: Buffer, {headers}: Response): string {
  const text = unpacked(bytes, headers.get('content-encoding')).toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

// A page is small: decompressing it on another thread costs more time and memory than it saves (`npm run bench`).
function unpacked(bytes: Buffer, encoding: string | null): Buffer {
  if (encoding === null || encoding === 'identity') return bytes;
  if (encoding !== ENCODING)
    throw new TransportError(`the response has content-encoding ${encoding}, which was not requested`);
  return gunzipSync(bytes, {chunkSize: sizeIn(bytes)});
}

/**
 * The size stored in the last four bytes of gzip data, used as the chunk size. A wrong size costs only time or memory.
 */
function sizeIn(bytes: Buffer): number {
  const size = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return Math.min(LARGEST, Math.max(SMALLEST, size + 1));
}
