// How long something takes, and how much of that this process is at work itself.

import type {World} from './types.ts';

export type Took = {readonly ms: number; readonly busyMs: number};

/** Starts now; each call says what has passed since. */
export function stopwatch(world: Pick<World, 'now' | 'busyMs'>): () => Took {
  const [startMs, startBusyMs] = [world.now(), world.busyMs()];
  return () => ({ms: world.now() - startMs, busyMs: world.busyMs() - startBusyMs});
}
