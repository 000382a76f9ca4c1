// The body of an answer as text: gathered, unpacked, decoded.

import {promisify} from 'node:util';
import {gunzip} from 'node:zlib';
import type {Response} from 'node-fetch';
import {TransportError} from './types.ts';

/** What is asked for, and so all that is understood. */
export const ENCODING = 'gzip';

const unpack = promisify(gunzip);
// A page has some hundred kB: so it is unpacked in one piece, by a thread of its own.
const PIECE = 1 << 20;
const BYTE_ORDER_MARK = '\uFEFF';

/** @throws the stream's error, zlib's, or TransportError. */
export async function bodyOf({body, headers}: Response): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body ?? []) chunks.push(chunk as Buffer);
  const text = (await unpacked(Buffer.concat(chunks), headers.get('content-encoding'))).toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

async function unpacked(bytes: Buffer, encoding: string | null): Promise<Buffer> {
  if (encoding === null || encoding === 'identity') return bytes;
  if (encoding !== ENCODING) throw new TransportError(`the answer is packed as ${encoding}, which was not asked for`);
  return unpack(bytes, {chunkSize: PIECE});
}
