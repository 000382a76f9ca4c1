// A run: logs in, settles what to read, and writes it stream by stream. A stream that fails does not stop the others.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Config} from '../../config/read.ts';
import type {State} from '../../state/state.ts';
import {formatInstant} from '../../values/instant.ts';
import {AuthError} from '../errors.ts';
import type {Log} from '../log/log.ts';
import type {Progress} from '../log/progress.ts';
import type {Span} from '../plan/spans.ts';
import {spans} from '../plan/spans.ts';
import {claimsOf} from '../plan/starts.ts';
import type {Output} from '../process/stdout.ts';
import {schemaLines} from '../singer/header.ts';
import {stateLine} from '../singer/messages.ts';
import {Checkpoint} from './checkpoint.ts';
import type {Run} from './context.ts';
import {extractionClock} from './context.ts';
import {Failures} from './failures.ts';
import {InvalidValues} from './invalid-values.ts';
import {syncMarketplaces} from './marketplaces.ts';
import {OrderStreams} from './orders.ts';
import type {Source} from './source.ts';

export type Input = {
  readonly config: Config;
  readonly streams: readonly SelectedStream[];
  readonly state: State;
  readonly source: Source;
};

export type Means = {
  readonly clock: () => number;
  readonly log: Log;
  readonly progress: Progress;
  readonly output: Output;
  readonly signal: AbortSignal;
};

/** @throws TapError: the first failure, after all that could be read has been written. */
export async function sync({config, streams, state, source}: Input, means: Means): Promise<void> {
  const {log, output, signal} = means;
  const incremental = streams.filter(({id}) => id !== 'marketplace');
  const {claims, warnings} = claimsOf({...source, config, streams: incremental, state});
  for (const warning of warnings) log.warning(warning);
  const checkpoint = new Checkpoint(state);
  const run: Run = {
    ...source,
    ...means,
    config,
    checkpoint,
    failures: new Failures(log),
    invalidValues: new InvalidValues({policy: config.invalidValues, warn: log.warning}),
    timeExtracted: extractionClock(means.clock),
  };
  try {
    await output.write(stateLine(state) + schemaLines(streams, config.streamPrefix), signal);
    await syncStreams(run, streams, spans(claims, source.upper));
  } catch (error) {
    // Credentials stop everything, but the exit code is that of what failed first.
    if (error instanceof AuthError) run.failures.throwFirst();
    throw error;
  } finally {
    run.invalidValues.summarize();
    output.last(checkpoint.lastLine());
  }
  run.failures.throwFirst();
}

async function syncStreams(run: Run, streams: readonly SelectedStream[], plan: readonly Span[]): Promise<void> {
  const marketplace = streams.find(({id}) => id === 'marketplace');
  if (marketplace) await run.failures.contain('marketplace', () => syncMarketplaces(run, marketplace));
  const orderStreams = new OrderStreams(
    run,
    streams.filter(({id}) => id !== 'marketplace'),
  );
  for (const span of plan) {
    run.log.info(`Reading orders updated from ${formatInstant(span.from)} to ${formatInstant(span.to)}`);
    await orderStreams.sync(span);
  }
}
