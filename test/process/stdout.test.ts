// How long the tap has waited for the target.

import {PassThrough} from 'node:stream';
import {setTimeout as sleep} from 'node:timers/promises';
import {Output} from '../../tap/process/stdout.ts';

const STALLED_MS = 40;

test('time spent waiting for the target is counted during the wait, but not afterwards', async () => {
  const target = new PassThrough({highWaterMark: 1});
  const output = new Output(target, () => {});
  const written = output.write('{"type": "STATE"}\n', new AbortController().signal);
  await sleep(STALLED_MS);
  expect(output.waitedMs).toBeGreaterThan(STALLED_MS - 5);
  target.resume();
  await written;
  const {waitedMs} = output;
  await sleep(STALLED_MS);
  expect(output.waitedMs).toBe(waitedMs);
});

test('a target that is ready for more output adds no waiting time', async () => {
  const target = new PassThrough();
  const output = new Output(target, () => {});
  await output.write('{"type": "STATE"}\n', new AbortController().signal);
  expect(output.waitedMs).toBe(0);
});
