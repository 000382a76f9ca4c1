// The lines of a stream, split at '\n' alone: Node's readline takes a raw U+2028 for the end of a line too.

import type {Readable} from 'node:stream';

/** Each line as soon as it is whole; at the end what is left, where the stream broke off in mid-line. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
