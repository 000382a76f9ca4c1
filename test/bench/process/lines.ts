// The lines of a file. Only a line feed ends a line; readline also splits at U+2028 and U+2029, which JSON may contain.

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
