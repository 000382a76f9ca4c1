// The world as the tap sees it: a clock that can be wrong, sleep, randomness and the network, for the duration of the
// run.

import type {Request} from '../../../tap/lengow/http/request.ts';
import type {Runtime} from '../../../tap/process/runtime.ts';
import {saysTime} from '../api/api.ts';
import type {Watcher} from '../api/network.ts';
import type {Clock} from '../clock.ts';
import type {Surroundings} from '../surroundings.ts';

type Life = {readonly watcher: Watcher; readonly isGone: () => boolean};

export function runtimeOf(surroundings: Surroundings, {watcher, isGone}: Life): Runtime {
  const {clock, network, traits, chance} = surroundings;
  const random = chance.fork(`tap ${clock.nowMs}`);
  const jumps = jumpsOf(surroundings);
  const fetch = (request: Request) => {
    jumps.perhaps();
    return network.fetch(request, watcher);
  };
  return {
    now: () => localMs(clock, traits) - jumps.backMs,
    elapsedMs: () => clock.nowMs,
    busyMs: () => 0,
    every: () => () => {},
    random: () => random.next(),
    sleep: (ms: number, signal: AbortSignal) => (isGone() ? never() : sleep(clock, ms, signal)),
    fetch: (request: Request) => (isGone() ? never() : fetch(request)),
  };
}

/** Sets the clock back during the run, and later corrects it. */
function jumpsOf({clock, traits, chance, trace}: Surroundings) {
  const own = chance.fork(`jumps ${clock.nowMs}`);
  const likely = saysTime(traits) ? traits.jumps : 0;
  const jumps = {
    backMs: 0,
    perhaps() {
      if (!own.is(likely)) return;
      jumps.backMs = own.pick([0, 30_000, 3_600_000]);
      trace(() => `  CLOCK: ${jumps.backMs} ms back`);
    },
  };
  return jumps;
}

/** The time according to the clock on the tap's machine. */
export const localMs = ({nowMs}: Clock, {clockOffMs}: Surroundings['traits']): number => Math.floor(nowMs + clockOffMs);

const never = (): Promise<never> => new Promise(() => {});

function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const abort = () => {
      callOff();
      reject(signal.reason);
    };
    const callOff = clock.after(ms, () => {
      signal.removeEventListener('abort', abort);
      resolve();
    });
    signal.addEventListener('abort', abort, {once: true});
  });
}
