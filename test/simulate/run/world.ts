// The world as the tap sees it: a clock that may be off, sleep, chance and the network, for as long as the run lives.

import type {Request, World} from '../../../tap/lengow/types.ts';
import type {Watcher} from '../api/network.ts';
import type {Clock} from '../clock.ts';
import type {Surroundings} from '../surroundings.ts';

type Life = {readonly watcher: Watcher; readonly isGone: () => boolean};

export function worldOf({clock, network, traits, chance}: Surroundings, {watcher, isGone}: Life): World {
  const random = chance.fork(`tap ${clock.nowMs}`);
  return {
    now: () => localMs(clock, traits),
    random: () => random.next(),
    sleep: (ms: number, signal: AbortSignal) => (isGone() ? never() : sleep(clock, ms, signal)),
    fetch: (request: Request) => (isGone() ? never() : network.fetch(request, watcher)),
  };
}

/** What the clock of the tap's machine says. */
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
