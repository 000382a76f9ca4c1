// What every run has around its reading, whichever API it reads: its first lines before, the last STATE after, and the
// first failure as its error.

import {AuthError} from '../errors.ts';
import type {Progress} from '../log/progress.ts';
import {Checkpoint} from './checkpoint.ts';
import {extractionClock, type Input, type RunContext, type Services} from './context.ts';
import {Failures} from './failures.ts';
import {InvalidValues} from './invalid-values.ts';
import {LeftOut} from './left-out.ts';
import type {Messages} from './messages.ts';
import {writeLastState, writeState} from './write-state.ts';

export type Speech = {readonly services: Services; readonly progress: Progress; readonly messages: Messages};

/** @param input with the state that the run begins with */
export const runContext = (
  {config, state}: Pick<Input, 'config' | 'state'>,
  {services, progress, messages}: Speech,
): RunContext => ({
  ...services,
  config,
  progress,
  messages,
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
export async function framed(context: RunContext, sync: () => Promise<void>): Promise<void> {
  const {checkpoint, failures, invalidValues, leftOut, messages} = context;
  try {
    await writeState(checkpoint.last, context, messages.begin(checkpoint.last));
    await sync();
  } catch (error) {
    // Refused credentials stop everything, but the first failure decides the exit code.
    if (error instanceof AuthError) failures.throwFirst();
    throw error;
  } finally {
    invalidValues.summarize();
    leftOut.summarize();
    writeLastState(checkpoint.last, context, messages);
  }
  failures.throwFirst();
}
