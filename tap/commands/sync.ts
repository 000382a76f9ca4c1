// Implements the default command: reads the account and writes Singer messages.

import {AuthError, InputError} from '../errors.ts';
import {Progress} from '../log/progress.ts';
import type {Input, Services, Source} from '../run/context.ts';
import {run} from '../run/run.ts';
import {stateLine} from '../singer/messages.ts';
import {openSource} from './open.ts';

/** @throws TapError for the first failure, after everything that could be read has been written. */
export async function runTap(input: Input, services: Services): Promise<void> {
  const progress = new Progress(services.log, services.runtime);
  progress.begin();
  let succeeded = false;
  try {
    const source = await openOrPassState(input, services, progress);
    await run(input, {services, source, progress});
    succeeded = true;
  } finally {
    progress.end(succeeded);
  }
}

/** If Lengow cannot be reached, the run still writes the state that it was given, so that the state is not lost. */
async function openOrPassState(input: Input, services: Services, progress: Progress): Promise<Source> {
  try {
    return await openSource(input, services, progress);
  } catch (error) {
    if (!(error instanceof InputError || error instanceof AuthError)) services.output.last(stateLine(input.state));
    throw error;
  }
}
