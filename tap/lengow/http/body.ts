// The body of an answer as text: gathered, unpacked, decoded.

import {gunzipSync} from 'node:zlib';
import type {Response} from 'node-fetch';
import {TransportError} from './runtime.ts';

/** What is asked for, and so all that is understood. */
export const ENCODING = 'gzip';

const SMALLEST = 1 << 12;
const LARGEST = 1 << 22;
const BYTE_ORDER_MARK = '\uFEFF';

/** As it came. @throws the stream's error. */
export async function bytesOf({body}: Response): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

// Apart from the reading, which is asynchronous: its promise would hold the text (see `taken` in exchange.ts).
/** @throws zlib's error, or TransportError. */
export function textOf(bytes: Buffer, {headers}: Response): string {
  const text = unpacked(bytes, headers.get('content-encoding')).toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

// A page is small: unpacking it beside the main thread costs more than it takes, in time and in memory (`npm run bench`).
function unpacked(bytes: Buffer, encoding: string | null): Buffer {
  if (encoding === null || encoding === 'identity') return bytes;
  if (encoding !== ENCODING)
    throw new TransportError(`the response has content-encoding ${encoding}, which was not requested`);
  return gunzipSync(bytes, {chunkSize: sizeIn(bytes)});
}

/** What the last four bytes of gzip say: so it is unpacked in one piece. A wrong size costs time or room, nothing else. */
function sizeIn(bytes: Buffer): number {
  const size = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return Math.min(LARGEST, Math.max(SMALLEST, size + 1));
}
