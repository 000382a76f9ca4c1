// The real world: the wall clock, chance and the network.

import {performance} from 'node:perf_hooks';
import {transport} from '../lengow/http/transport.ts';
import type {World} from '../lengow/http/types.ts';

/** @param waitedMs how long the target has been waited for so far. */
export const realWorld = (waitedMs: () => number): World => ({
  now: Date.now,
  busyMs: () => performance.eventLoopUtilization().active + waitedMs(),
  random: Math.random,
  sleep,
  fetch: transport(),
});

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, {once: true});
  });
}
