// Tests how an interrupted task ends.
// Reliability: Work that ignores a signal
// Tried: a request that does not end when it is aborted
// Must: the process ends within a second

import {failureOf} from '../../tap/process/interruption.ts';

const REASON = new Error('interrupted');
const never = () => new Promise<void>(() => {});

test('if the work succeeds, no failure is reported; if it fails, its own error is reported', async () => {
  const {signal} = new AbortController();
  expect(await failureOf(async () => {}, signal)).toBeUndefined();
  const fault = new Error('own');
  expect(await failureOf(() => Promise.reject(fault), signal)).toBe(fault);
});

test('a task that ignores an interruption is abandoned within a second', async () => {
  const interrupt = new AbortController();
  const failure = failureOf(never, interrupt.signal);
  const started = Date.now();
  interrupt.abort(REASON);
  expect(await failure).toBe(REASON);
  expect(Date.now() - started).toBeLessThan(1000);
});

test('an interrupted task can still write its last lines; the reported failure is the interruption', async () => {
  const interrupt = new AbortController();
  const written: string[] = [];
  const failure = failureOf(async () => {
    await new Promise((resolve) => interrupt.signal.addEventListener('abort', resolve));
    written.push('{"type":"STATE"}');
    throw new Error('aborted');
  }, interrupt.signal);
  interrupt.abort(REASON);
  expect([await failure, written]).toEqual([REASON, ['{"type":"STATE"}']]);
});
