// The tap under simulation: the engine's own code, with a world in place of the real one.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/read.ts';
import type {State} from '../../state/state.ts';
import type {World} from '../../tap/lengow/http/types.ts';
import type {Log} from '../../tap/log/log.ts';
import {Progress} from '../../tap/log/progress.ts';
import type {Output} from '../../tap/process/stdout.ts';
import {sync} from '../../tap/run/run.ts';
import {openSource} from '../../tap/run/source.ts';

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
