// What counts as elapsed time, and what counts as work.

import {setImmediate as turn} from 'node:timers/promises';
import {stopwatch} from '../../../tap/lengow/http/concurrency.ts';
import {nodeRuntime} from '../../../tap/process/runtime.ts';

const WORK_MS = 60;
const WAIT_MS = 300;

function work(): void {
  const end = performance.now() + WORK_MS;
  while (performance.now() < end);
}

test('work counts as elapsed time and as work; waiting counts only as elapsed time', async () => {
  const runtime = nodeRuntime(() => 0);
  const took = stopwatch(runtime);
  work();
  // A timer counts from the last turn of the event loop, which may have been long ago on a busy machine.
  await turn();
  await runtime.sleep(WAIT_MS, new AbortController().signal);
  const {ms, busyMs} = took();
  // The margins allow for rounded clocks and for Jest's own work.
  expect(busyMs).toBeGreaterThan(WORK_MS - 5);
  expect(ms - busyMs).toBeGreaterThan(WAIT_MS / 2);
});

test('waiting for the target counts as work', () => {
  let waitedMs = 500;
  const took = stopwatch(nodeRuntime(() => waitedMs));
  waitedMs += 300;
  expect(took().busyMs).toBeGreaterThanOrEqual(300);
});
