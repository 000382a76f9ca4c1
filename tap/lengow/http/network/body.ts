// Reads, decompresses and decodes the body of a response, within limits.

import {isUtf8} from 'node:buffer';
import type {IncomingMessage} from 'node:http';
import {TransportError} from '../request.ts';
import {isTooDense} from './density.ts';
import {encodingOf, isPacked, isPlain, unrequested} from './encoding.ts';
import {isLarge, unpack, unpackLarge} from './gunzip.ts';
import {CUT_OFF, MOST_BYTES, MOST_ERROR_BYTES, tooLarge} from './limits.ts';

// Deliberately not JSON, so it is not mistaken for a response from the API.
const UNREADABLE = '(unreadable)';
const BYTE_ORDER_MARK = '\uFEFF';

export type Body = {readonly bytes: Buffer; readonly encoding: string};

/**
 * The body as received, or decompressed if it is large.
 *
 * @throws TransportError, but not for the body of an error response.
 */
export async function bodyOf(response: IncomingMessage): Promise<Body> {
  const encoding = encodingOf(response);
  if ((response.statusCode ?? 0) >= 300) return {bytes: await receivedOfError(response), encoding};
  const bytes = await received(response, MOST_BYTES);
  if (bytes === undefined) throw tooLarge();
  return isPacked(encoding) && isLarge(bytes) ? {bytes: await unpackLarge(bytes), encoding: ''} : {bytes, encoding};
}

/**
 * The body of an error response, which is short. Empty if the connection fails, because the status is already known.
 */
const receivedOfError = (response: IncomingMessage): Promise<Buffer> =>
  received(response, MOST_ERROR_BYTES).then(
    (bytes) => bytes ?? Buffer.from(UNREADABLE),
    () => Buffer.alloc(0),
  );

/** Undefined if the body is larger than `most` bytes. */
async function received(response: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response) {
      size += chunk.length;
      if (size > most) return;
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new TransportError(CUT_OFF, {cause, kind: 'body'});
  }
  return Buffer.concat(chunks);
}

// Separate from `bodyOf`, because an asynchronous function's promise would keep the string alive (see `taken` in
// retrying.ts).
/** @throws TransportError if the body cannot be decoded. */
export function textOf(body: Body): string {
  const bytes = plainBytesOf(body);
  if (isTooDense(bytes)) throw tooLarge();
  if (!isUtf8(bytes)) throw new TransportError('the response is not valid UTF-8', {kind: 'body'});
  const text = bytes.toString();
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The body of an error response, or '' if it cannot be decompressed. Never throws, because the status matters more. */
export function errorTextOf({bytes, encoding}: Body): string {
  if (isPlain(encoding)) return bytes.toString();
  if (!isPacked(encoding)) return UNREADABLE;
  try {
    return unpack(bytes).toString();
  } catch {
    return '';
  }
}

function plainBytesOf({bytes, encoding}: Body): Buffer {
  if (isPlain(encoding)) return bytes;
  if (isPacked(encoding)) return unpack(bytes);
  throw unrequested(encoding);
}
