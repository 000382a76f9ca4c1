// What every run has around its reading, whichever API it reads: the first STATE and the SCHEMA messages before, the last
// STATE after, and the first failure as its error.

import type {SelectedStream} from '../../catalog/types.ts';
import {AuthError} from '../errors.ts';
import type {Progress} from '../log/progress.ts';
import {schemaLines} from '../singer/header.ts';
import {Checkpoint} from './checkpoint.ts';
import {extractionClock, type Input, type RunContext, type Services} from './context.ts';
import {Failures} from './failures.ts';
import {InvalidValues} from './invalid-values.ts';
import {LeftOut} from './left-out.ts';
import {writeLastState, writeState} from './write-state.ts';

/** @param input with the state that the run begins with */
export const runContext = (
  {config, state}: Pick<Input, 'config' | 'state'>,
  services: Services,
  progress: Progress,
): RunContext => ({
  ...services,
  config,
  progress,
  checkpoint: new Checkpoint(state),
  failures: new Failures(services.log),
  invalidValues: new InvalidValues({
    policy: config.invalidValues,
    warn: services.log.warning,
    tally: services.facts.tally,
  }),
  leftOut: new LeftOut(services.log.info),
  timeExtracted: extractionClock(services.runtime.now),
});

/** @throws TapError for the first failure, after everything that could be read has been written. */
export async function framed(
  context: RunContext,
  streams: readonly SelectedStream[],
  sync: () => Promise<void>,
): Promise<void> {
  const {checkpoint, failures, invalidValues, leftOut} = context;
  try {
    await writeState(checkpoint.last, context, schemaLines(streams));
    await sync();
  } catch (error) {
    // Refused credentials stop everything, but the first failure decides the exit code.
    if (error instanceof AuthError) failures.throwFirst();
    throw error;
  } finally {
    invalidValues.summarize();
    leftOut.summarize();
    writeLastState(checkpoint.last, context);
  }
  failures.throwFirst();
}
