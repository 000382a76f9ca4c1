// The row files that a peer writes instead of messages: JSON Lines in a folder named after the stream.

import {readdirSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import type {Output} from './output.ts';

export const rowFiles = (folder: string): Output[] =>
  readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .filter((name) => name.startsWith('rows/') && name.endsWith('.jsonl'))
    .map((name) => ({file: join(folder, name), stream: basename(dirname(name))}));
