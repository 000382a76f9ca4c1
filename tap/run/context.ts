// What the parts of a run share.

import type {Config} from '../../config/read.ts';
import type {Micros} from '../../values/instant.ts';
import {formatInstant} from '../../values/instant.ts';
import type {Log} from '../log/log.ts';
import type {Progress} from '../log/progress.ts';
import type {Output} from '../process/stdout.ts';
import type {Checkpoint} from './checkpoint.ts';
import type {Failures} from './failures.ts';
import type {InvalidValues} from './invalid-values.ts';
import type {Source} from './source.ts';

export type Run = Source & {
  readonly config: Config;
  readonly checkpoint: Checkpoint;
  readonly failures: Failures;
  readonly invalidValues: InvalidValues;
  readonly log: Log;
  readonly output: Output;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** The time of now for `time_extracted`; it never goes back. */
  readonly timeExtracted: () => string;
};

export function extractionClock(now: () => number): () => string {
  let latest: Micros = 0;
  return () => {
    latest = Math.max(latest, now() * 1000);
    return formatInstant(latest);
  };
}
