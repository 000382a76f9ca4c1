// The real runtime: the clock, random numbers and network of this process.

import {transport} from '../lengow/http/network/transport.ts';
import type {HttpRuntime} from '../lengow/http/request.ts';

/** What the tap needs from its process, passed in so that a simulation can replace it. */
export type Runtime = HttpRuntime & {
  /** Repeats the work until the returned function is called, without keeping the process alive. */
  every(ms: number, work: () => void): () => void;
};

/** @param waitedMs how many milliseconds the tap has waited for the target so far */
export const nodeRuntime = (waitedMs: () => number): Runtime => ({
  now: Date.now,
  elapsedMs: () => performance.now(),
  busyMs: () => performance.eventLoopUtilization().active + waitedMs(),
  random: Math.random,
  sleep,
  every,
  fetch: transport(process.env),
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

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms).unref();
  return () => clearInterval(timer);
}
