// The lines of a file. Only a line feed ends a line; readline would also split at U+2028 and U+2029, which are valid in
// JSON.

import {createReadStream} from 'node:fs';

export async function* lines(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() as string;
    yield* parts;
  }
  if (rest !== '') yield rest;
}
