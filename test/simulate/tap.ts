// The tap under simulation: the engine's own code, with a world in place of the real one.

import type {SelectedStream} from '../../catalog/types.ts';
import type {State} from '../../state/state.ts';
import type {Config} from '../../tap/config.ts';
import type {World} from '../../tap/lengow/types.ts';
import type {Log} from '../../tap/log.ts';
import type {Output} from '../../tap/output.ts';
import {Progress} from '../../tap/progress.ts';
import {openSource} from '../../tap/source.ts';
import {sync} from '../../tap/sync.ts';

export type Given = {
  readonly config: Config;
  readonly streams: readonly SelectedStream[];
  readonly state: State;
  readonly world: World;
  readonly output: Output;
  readonly log: Log;
  readonly signal: AbortSignal;
};

/** Resolves when everything has been read and written, like a program that ends with exit code 0. */
export type Tap = (given: Given) => Promise<void>;

export const engine: Tap = async ({config, streams, state, world, output, log, signal}) => {
  const progress = new Progress(log, world.now);
  const source = await openSource({config, streams, state}, {world, listener: progress, signal});
  await sync({config, streams, state, source}, {clock: world.now, log, progress, output, signal});
};
