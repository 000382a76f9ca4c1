// The lines of a stream, split only at '\n'. Node's readline also ends a line at a raw U+2028.

import type {Readable} from 'node:stream';

/** Yields each line once it is complete, and finally any incomplete last line. */
export async function* linesOf(stream: Readable): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of stream.setEncoding('utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
