// Receives a body that may be too large to be gathered: it is kept packed, and unpacked each time it is read.

import type {IncomingMessage} from 'node:http';
import {PassThrough, Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGunzip, createGzip} from 'node:zlib';
import {type StreamedBody, TransportError} from '../request.ts';
import {encodingOf, isPacked, isPlain, unrequested} from './encoding.ts';
import {unpackFault} from './gunzip.ts';
import {CUT_OFF, MOST_STREAMED_BYTES, streamTooLarge} from './limits.ts';

// JSON, CSV and XML shrink to a tenth even at the fastest level.
const FASTEST = 1;
const PIECE_BYTES = 1 << 16;

/**
 * @param received called whenever a part of the body arrives
 * @throws TransportError if the body was cut off or has an encoding that was not requested; FinalError if it is too
 *   large.
 */
export async function streamedBodyOf(response: IncomingMessage, received: () => void): Promise<StreamedBody> {
  const encoding = encodingOf(response);
  if (!isPacked(encoding) && !isPlain(encoding)) throw unrequested(encoding);
  const packed: Buffer[] = [];
  const packing = isPacked(encoding) ? new PassThrough() : createGzip({level: FASTEST});
  await pipeline(arriving(response, received), packing, async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) packed.push(chunk);
  });
  return {chunks: () => unpacked(packed)};
}

async function* arriving(response: IncomingMessage, received: () => void): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const chunk of response) {
      received();
      size += chunk.length;
      if (size > MOST_STREAMED_BYTES) throw streamTooLarge();
      yield chunk;
    }
  } catch (cause) {
    throw cause instanceof TransportError ? cause : new TransportError(CUT_OFF, {cause, kind: 'body'});
  }
}

async function* unpacked(packed: readonly Buffer[]): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const piece of Readable.from(packed).pipe(createGunzip({chunkSize: PIECE_BYTES}))) {
      size += piece.length;
      if (size > MOST_STREAMED_BYTES) throw streamTooLarge();
      yield piece;
    }
  } catch (cause) {
    throw unpackFault(cause);
  }
}
