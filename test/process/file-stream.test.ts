// Tests writing to a file while the disk fills up, using mocked system calls.
// Reliability: Full disks
// Tried: short writes, errors in mid-run and on closing
// Must: nothing after a torn line, and exit 1

import {finished} from 'node:stream/promises';
import {FileStream} from '../../tap/process/file-stream.ts';
import {Output} from '../../tap/process/stdout.ts';

const NO_SPACE = Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});

/** A fake disk: each write accepts the listed number of bytes (-1: fails); after the list, writes are unlimited. */
function disk(accepts: readonly number[], closeError?: Error) {
  const left = [...accepts];
  let content = '';
  const write = (_fd: number, bytes: Uint8Array, offset: number): number => {
    const room = left.shift() ?? bytes.length;
    if (room < 0) throw NO_SPACE;
    const taken = bytes.subarray(offset, offset + room);
    content += Buffer.from(taken).toString('latin1');
    return taken.length;
  };
  const close = () => {
    if (closeError) throw closeError;
  };
  return {stream: new FileStream(9, {write, close}), content: () => content};
}

const {signal} = new AbortController();

test('bytes left over from one call are written by the next call', async () => {
  const {stream, content} = disk([3, 1, 0, 2]);
  stream.end('one\ntwo\nthree\n');
  await finished(stream);
  expect(content()).toBe('one\ntwo\nthree\n');
});

test('after a truncated line, nothing more is written, even once space is available again', async () => {
  const {stream, content} = disk([4, 3, -1]);
  const run = new AbortController();
  const output = new Output(stream, (error) => run.abort(error));
  await output.write('row\n', run.signal);
  await expect(output.write('torn line\n', run.signal)).rejects.toBe(NO_SPACE);
  await expect(output.write('{"type":"STATE"}\n', run.signal)).rejects.toBe(NO_SPACE);
  output.last('{"type":"STATE"}\n');
  expect(content()).toBe('row\ntor');
});

test('an error while writing the last line is reported immediately', () => {
  const errors: unknown[] = [];
  new Output(disk([-1]).stream, (error) => errors.push(error)).last('{"type":"STATE"}\n');
  expect(errors).toEqual([NO_SPACE]);
});

test('an error on closing the file, as on a network file system, is also reported', async () => {
  const errors: unknown[] = [];
  const output = new Output(disk([], NO_SPACE).stream, (error) => errors.push(error));
  await output.write('row\n', signal);
  await output.close();
  expect(errors).toEqual([NO_SPACE]);
});
