// A stream is read line by line, as a target would read it.

import {Readable} from 'node:stream';
import {linesOf} from './lines.ts';

async function read(...chunks: readonly (string | Buffer)[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(Readable.from(chunks, {objectMode: false}))) lines.push(line);
  return lines;
}

test('lines end only at \\n, wherever the chunks are split', async () => {
  expect(await read('{"a":"x\u2028y\u2029z\r"}\n{"b', '":1}\n')).toEqual(['{"a":"x\u2028y\u2029z\r"}', '{"b":1}']);
  const bytes = Buffer.from('é\n');
  expect(await read(bytes.subarray(0, 1), bytes.subarray(1))).toEqual(['é']);
});

test('an incomplete line at the end counts as the last line', async () => {
  expect(await read('whole\nbro', 'ken')).toEqual(['whole', 'broken']);
  expect(await read()).toEqual([]);
});
