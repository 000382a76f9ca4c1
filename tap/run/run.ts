// A run, from the first STATE to the last. A stream that fails does not stop the others.

import {formatInstant} from '../../values/instant.ts';
import {AuthError} from '../errors.ts';
import type {Progress} from '../log/progress.ts';
import type {Span} from '../plan/spans.ts';
import {schemaLines} from '../singer/header.ts';
import {ACTION_DATES, ORDER_DATES, VIDR_DATES} from '../streams/personal/standing.ts';
import {vidrInstant} from '../streams/vidr-date.ts';
import {Checkpoint} from './checkpoint.ts';
import {type Context, extractionClock, type Input, type Services, type Source} from './context.ts';
import {Failures} from './failures.ts';
import {fedBy} from './feeds.ts';
import {firstState} from './first-state.ts';
import {InvalidValues} from './invalid-values.ts';
import {LeftOut} from './left-out.ts';
import {syncMarketplaces} from './marketplaces.ts';
import {policyOf} from './policy.ts';
import {syncVidr} from './vidr.ts';
import {type Walked, WalkedStreams} from './walked.ts';
import {writeLastState, writeState} from './write-state.ts';

type Parts = {readonly services: Services; readonly source: Source; readonly progress: Progress};

/** @throws TapError for the first failure, after everything that could be read has been written. */
export async function run(input: Input, parts: Parts): Promise<void> {
  const first = firstState(input.state, parts.source);
  const context = contextOf({...input, state: first}, parts);
  const {checkpoint, failures, invalidValues, leftOut} = context;
  try {
    await writeState(first, context, schemaLines(input.streams));
    await syncStreams(context, input);
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

const contextOf = ({config, state}: Input, {services, source, progress}: Parts): Context => ({
  ...services,
  ...source,
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

const nothingLeft = (noun: string): string =>
  `No ${noun} are left to read: the state claims all of them. To read them again, run without --state; in Meltano, with --full-refresh --no-state-update`;

/** Orders are read before everything that is less wanted, so that they do not wait for it. */
async function syncStreams(context: Context, input: Input): Promise<void> {
  const {streams} = input;
  const {plan, orders, actions, failures} = context;
  for (const fed of fedBy('marketplaces', streams))
    await failures.contain(fed.stream.name, () => syncMarketplaces(context, fed));
  const policyBy = (dates: readonly string[]) => policyOf(input, {upper: plan.upper, dates});
  const ofOrders = {collection: orders, streams: fedBy('orders', streams), policy: policyBy(ORDER_DATES)};
  const ofActions = {collection: actions, streams: fedBy('actions', streams), policy: policyBy(ACTION_DATES)};
  await syncWalked(context, ofOrders, plan.spans);
  await syncWalked(context, ofActions, plan.actionSpans);
  const policy = policyOf(input, {upper: plan.upper, dates: VIDR_DATES, readDate: vidrInstant});
  for (const fed of fedBy('vidr', streams))
    await failures.containRight(fed.stream.name, () => syncVidr(context, fed, policy));
  for (const fed of fedBy('stock', streams)) await (await import('./stock/stock.ts')).syncStock(context, fed);
}

async function syncWalked(context: Context, walked: Walked, spans: readonly Span[]): Promise<void> {
  if (walked.streams.length === 0) return;
  const {noun} = walked.collection.route;
  const streams = new WalkedStreams(context, walked);
  if (spans.length === 0) context.log.info(nothingLeft(noun));
  for (const span of spans) {
    context.log.info(`Reading ${noun} updated from ${formatInstant(span.from)} to ${formatInstant(span.to)}`);
    await streams.sync(span);
  }
}
