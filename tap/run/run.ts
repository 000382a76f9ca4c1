// A run, from the first STATE to the last. A stream that fails does not stop the others.

import type {SelectedStream} from '../../catalog/types.ts';
import {formatInstant} from '../../values/instant.ts';
import {AuthError} from '../errors.ts';
import type {Progress} from '../log/progress.ts';
import {schemaLines} from '../singer/header.ts';
import {Checkpoint} from './checkpoint.ts';
import {type Context, extractionClock, type Input, type Services, type Source} from './context.ts';
import {Failures} from './failures.ts';
import {fedBy} from './feeds.ts';
import {firstState} from './first-state.ts';
import {InvalidValues} from './invalid-values.ts';
import {LeftOut} from './left-out.ts';
import {syncMarketplaces} from './marketplaces.ts';
import {OrderStreams} from './orders.ts';
import {policyOf} from './policy.ts';
import {writeLastState, writeState} from './write-state.ts';

type Parts = {readonly services: Services; readonly source: Source; readonly progress: Progress};

/** @throws TapError for the first failure, after everything that could be read has been written. */
export async function run(input: Input, parts: Parts): Promise<void> {
  const first = firstState(input.state, parts.source);
  const context = contextOf({...input, state: first}, parts);
  const {checkpoint, failures, invalidValues, leftOut} = context;
  try {
    await writeState(first, context, schemaLines(input.streams));
    await syncStreams(context, input.streams);
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

const contextOf = ({config, state, isErased}: Input, {services, source, progress}: Parts): Context => ({
  ...services,
  ...source,
  config,
  policy: policyOf({config, isErased}, source.plan.upper),
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

const NOTHING_LEFT =
  'No orders are left to read: the state claims all of them. To read them again, run without --state; in Meltano, with --full-refresh --no-state-update';

async function syncStreams(context: Context, streams: readonly SelectedStream[]): Promise<void> {
  for (const fed of fedBy('marketplaces', streams))
    await context.failures.contain(fed.stream.name, () => syncMarketplaces(context, fed));
  const orderStreams = new OrderStreams(context, fedBy('orders', streams));
  if (context.plan.wanted.length > 0 && context.plan.spans.length === 0) context.log.info(NOTHING_LEFT);
  for (const span of context.plan.spans) {
    context.log.info(`Reading orders updated from ${formatInstant(span.from)} to ${formatInstant(span.to)}`);
    await orderStreams.sync(span);
  }
}
