// How long something takes, and for how much of that this process has no use for an answer.

import type {World} from './types.ts';

export type Took = {readonly ms: number; readonly busyMs: number};

/** Starts now; each call says what has passed since. */
export function stopwatch(world: Pick<World, 'now' | 'busyMs'>): () => Took {
  const [startMs, startBusyMs] = [world.now(), world.busyMs()];
  return () => ({ms: world.now() - startMs, busyMs: world.busyMs() - startBusyMs});
}
