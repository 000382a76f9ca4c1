// The body of a response: reads, decompresses and decodes it, within limits.

import {isUtf8} from 'node:buffer';
import type {IncomingHttpHeaders, IncomingMessage} from 'node:http';
import {gunzipSync} from 'node:zlib';
import {FinalError, TransportError} from '../request.ts';
import {isTooDense} from './density.ts';

/** The only encoding that the tap asks for and understands. */
export const ENCODING = 'gzip';

const PACKED: ReadonlySet<string> = new Set([ENCODING, 'x-gzip']);
const PLAIN: ReadonlySet<string> = new Set(['', 'identity']);

// A page has at most a few megabytes. An error's body is read only for its message.
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_ERROR_BYTES = 1024 * 1024;
const SMALLEST = 1 << 12;
const LARGEST = 1 << 22;
const BYTE_ORDER_MARK = '\uFEFF';

/** The body as received; empty if it is an error's and too long for a message. @throws TransportError */
export async function bytesOf(response: IncomingMessage): Promise<Buffer> {
  const isError = (response.statusCode ?? 0) >= 300;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (isError && size > MOST_ERROR_BYTES) return Buffer.alloc(0);
      if (size > MOST_BYTES) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof TransportError ? cause : new TransportError(CUT_OFF, {cause});
  }
  return Buffer.concat(chunks);
}

// Separate from `bytesOf`, which is asynchronous: its promise would keep the string alive (see `taken` in retrying.ts).
/** @throws TransportError if the body cannot be decoded. */
export function textOf(bytes: Buffer, headers: IncomingHttpHeaders): string {
  const plain = unpacked(bytes, headers['content-encoding'] ?? '');
  if (isTooDense(plain)) throw tooLarge();
  if (!isUtf8(plain)) throw new TransportError('the response is not valid UTF-8');
  const text = plain.toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The body of an error; '' if it cannot be decoded, because the status matters more. */
export function errorTextOf(bytes: Buffer, headers: IncomingHttpHeaders): string {
  try {
    return textOf(bytes, headers);
  } catch {
    return '';
  }
}

// A page is small: decompressing it on another thread costs more time and memory than it saves (`npm run bench`).
function unpacked(bytes: Buffer, encoding: string): Buffer {
  const name = encoding.trim().toLowerCase();
  if (PLAIN.has(name)) return bytes;
  if (!PACKED.has(name))
    throw new TransportError(`the response has content-encoding ${encoding}, which was not requested`);
  try {
    return gunzipSync(bytes, {chunkSize: sizeIn(bytes), maxOutputLength: MOST_BYTES});
  } catch (cause) {
    throw unpackingFault(cause);
  }
}

/** The size in the last four bytes of gzip, used as the chunk size. A wrong size costs only time or memory. */
function sizeIn(bytes: Buffer): number {
  const size = bytes.length < 4 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return Math.min(LARGEST, Math.max(SMALLEST, size + 1));
}

function unpackingFault(cause: unknown): TransportError {
  const {code} = cause as {code?: unknown};
  if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge();
  return new TransportError(code === 'Z_BUF_ERROR' ? CUT_OFF : `the response is not valid gzip (${code})`, {cause});
}

const CUT_OFF = 'the response was cut off';

const tooLarge = (): FinalError =>
  new FinalError(
    'the response is larger than the tap accepts (128 MB of JSON, or 16 MB of hardly anything but brackets and commas). Check api_url; if it is right, report this to Lengow.',
  );
