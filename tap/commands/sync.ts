// Implements the default command: reads the account and writes messages, Singer's unless another protocol is given.

import {AuthError, InputError, SignalReceived, TemporaryError} from '../errors.ts';
import type {Input, Services} from '../run/context.ts';
import type {Speech} from '../run/frame.ts';
import type {Messages} from '../run/messages.ts';
import {run} from '../run/run.ts';
import {writeLastState} from '../run/write-state.ts';
import {singerMessages} from '../singer/run-messages.ts';
import {openSource, progressOf} from './open.ts';
import {lagWarning} from './server-time.ts';

/** @throws TapError for the first failure, after everything that could be read has been written. */
export async function runTap(
  input: Input,
  services: Services,
  messages: Messages = singerMessages(input.streams),
): Promise<void> {
  const {facts} = services;
  facts.accountId = input.config.accountId;
  facts.streams = input.streams.map(({name}) => name);
  facts.before = input.state;
  const progress = progressOf(input, services);
  // No request may outlive the run: a login shared by several requests would continue after they are aborted.
  const over = new AbortController();
  const signal = AbortSignal.any([services.signal, over.signal]);
  progress.begin();
  let succeeded = false;
  try {
    await (input.config.apiVersion === 'v2' ? syncV2 : syncV3)(input, {services, signal, progress, messages});
    succeeded = true;
  } catch (error) {
    throw resumable(services.signal.aborted ? services.signal.reason : error);
  } finally {
    over.abort(new Error('the run is over'));
    progress.end(succeeded);
  }
}

/** Only a run has written a STATE; the other commands fail with the same errors. */
function resumable(error: unknown): unknown {
  if (error instanceof TemporaryError)
    return new TemporaryError(`${error.message} Nothing is lost: run again later with the last STATE.`, {cause: error});
  if (error instanceof SignalReceived)
    return new SignalReceived(`${error.message}; the last STATE shows how far this run got`, error.exitCode);
  return error;
}

/** @param signal aborts requests when the run is over, too */
type Work = Speech & {readonly signal: AbortSignal};

async function syncV3(input: Input, {signal, ...speech}: Work): Promise<void> {
  const {services, progress} = speech;
  const source = await orPassState(input, speech, openSource(input, {...services, signal}, progress));
  await run(input, {source, ...speech});
  const warning = lagWarning(source.plan.upper, source.claimable().upper);
  if (warning !== undefined) progress.warn(warning);
}

/** Its code is loaded only here, so that other runs start faster. */
async function syncV2(input: Input, {signal, ...speech}: Work): Promise<void> {
  const {services, progress} = speech;
  const [{openV2}, {runV2}] = await Promise.all([import('./open-v2.ts'), import('../run/v2/run.ts')]);
  const source = await orPassState(input, speech, openV2(input, {...services, signal}, progress));
  await runV2(input, {source, ...speech});
}

/** If Lengow cannot be reached, the run still writes the state that it was given, so that the state is not lost. */
async function orPassState<T>(input: Input, {services, messages}: Speech, opening: Promise<T>): Promise<T> {
  try {
    return await opening;
  } catch (error) {
    if (!(error instanceof InputError || error instanceof AuthError)) writeLastState(input.state, services, messages);
    throw error;
  }
}
