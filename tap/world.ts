// The real world: the wall clock, chance and the network.

import {performance} from 'node:perf_hooks';
import {transport} from './lengow/transport.ts';
import type {World} from './lengow/types.ts';

export const realWorld = (): World => ({now: Date.now, busyMs, random: Math.random, sleep, fetch: transport()});

const busyMs = (): number => performance.eventLoopUtilization().active;

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
