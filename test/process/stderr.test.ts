// Tests whether the last lines on stderr arrive when the reader is slow or has stalled.

import {Writable} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import {ErrorOutput} from '../../tap/process/stderr.ts';

const SLOW_MS = 300;
const PATIENCE_MS = 1000;

/** A reader that accepts one line each time `take` is called. */
function reader() {
  const lines: string[] = [];
  let next: (() => void) | undefined;
  const stream = new Writable({
    write: (line, _encoding, done) => {
      next = () => {
        next = undefined;
        lines.push(String(line));
        done();
      };
    },
  });
  return {stream, lines, take: () => next?.()};
}

test('a slow reader receives every line in order, even after the time limit for a stalled reader', async () => {
  const {stream, lines, take} = reader();
  const stderr = new ErrorOutput(stream);
  const written = ['1\n', '2\n', '3\n', '4\n', '5\n'];
  written.forEach(stderr.write);
  const reading = setInterval(take, SLOW_MS);
  await stderr.flush();
  clearInterval(reading);
  expect(lines).toEqual(written);
});

test('the process does not wait indefinitely for a stalled reader', async () => {
  const {stream} = reader();
  const stderr = new ErrorOutput(stream);
  stderr.write('1\n');
  const first = await Promise.race([stderr.flush(), sleep(PATIENCE_MS, 'still waiting')]);
  expect(first).toBeUndefined();
});

test('a closed stderr does not end the process', async () => {
  const stderr = new ErrorOutput(new Writable({write: (_line, _encoding, done) => done(new Error('EPIPE'))}));
  stderr.write('1\n');
  stderr.write('2\n');
  await expect(stderr.flush()).resolves.toBeUndefined();
});
