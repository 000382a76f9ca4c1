// Decodes a streamed body as UTF-8.

import {type StreamedBody, TransportError} from './request.ts';

/**
 * The text of the body in parts, without a byte order mark.
 *
 * @throws TransportError if the body is not valid UTF-8.
 */
export async function* utf8({chunks}: StreamedBody): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', {fatal: true});
  for await (const chunk of chunks()) yield decoded(() => decoder.decode(chunk, {stream: true}));
  yield decoded(() => decoder.decode());
}

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw new TransportError('the response is not valid UTF-8', {cause, kind: 'body'});
  }
}
