// A run, from the first STATE to the last. A stream that fails does not stop the others.

import {formatInstant} from '../../values/instant.ts';
import type {Window} from '../lengow/walk/batch.ts';
import type {Collection} from '../lengow/walk/collection.ts';
import {read} from '../lengow/walk/read.ts';
import type {Span} from '../plan/spans.ts';
import {ACTION_DATES, ORDER_DATES, VIDR_DATES} from '../streams/personal/standing.ts';
import {vidrInstant} from '../streams/vidr-date.ts';
import type {Context, Input, Source} from './context.ts';
import {fedBy} from './feeds.ts';
import {finish} from './finish.ts';
import {firstState} from './first-state.ts';
import {framed, runContext, type Speech} from './frame.ts';
import {syncMarketplaces} from './marketplaces.ts';
import {policyOf} from './policy.ts';
import {type Walked, WalkedStreams} from './walked.ts';

type Parts = Speech & {readonly source: Source};

/** @throws TapError for the first failure, after everything that could be read has been written. */
export async function run(input: Input, {source, ...speech}: Parts): Promise<void> {
  const first = firstState(input.state, {...source, apiVersion: input.config.apiVersion});
  const context = {...source, ...runContext({...input, state: first}, speech)};
  await framed(context, () => syncStreams(context, input));
}

export const nothingLeft = (noun: string): string =>
  `No ${noun} are left to read: the state claims all of them. To read them again, run without --state; in Meltano, with --full-refresh --no-state-update`;

/** Orders are read before everything that is less wanted, so that they do not wait for it. */
async function syncStreams(context: Context, input: Input): Promise<void> {
  const {streams} = input;
  const {plan, orders, actions, failures} = context;
  for (const fed of fedBy('marketplaces', streams)) {
    await failures.contain(fed.stream.name, () => syncMarketplaces(context, fed));
    await finish([fed.stream], context);
  }
  const policyBy = (dates: readonly string[]) => policyOf(input, {upper: plan.upper, dates});
  const ofOrders = {...listOf(orders), streams: fedBy('orders', streams), policy: policyBy(ORDER_DATES)};
  const ofActions = {...listOf(actions), streams: fedBy('actions', streams), policy: policyBy(ACTION_DATES)};
  await syncWalked(context, ofOrders, plan.spans);
  await syncWalked(context, ofActions, plan.actionSpans);
  const policy = policyOf(input, {upper: plan.upper, dates: VIDR_DATES, readDate: vidrInstant});
  for (const fed of fedBy('vidr', streams)) {
    await failures.containRight(fed.stream.name, async () =>
      (await import('./vidr.ts')).syncVidr(context, fed, policy),
    );
    await finish([fed.stream], context);
  }
  for (const fed of fedBy('stock', streams)) {
    await (await import('./stock/stock.ts')).syncStock(context, fed);
    await finish([fed.stream], context);
  }
}

const listOf = (collection: Collection) => ({
  noun: collection.route.noun,
  read: (window: Window) => read(collection, window),
});

async function syncWalked(context: Context, walked: Walked, spans: readonly Span[]): Promise<void> {
  if (walked.streams.length === 0) return;
  const {noun} = walked;
  const streams = new WalkedStreams(context, walked);
  if (spans.length === 0) context.log.info(nothingLeft(noun));
  for (const span of spans) {
    context.log.info(`Reading ${noun} updated from ${formatInstant(span.from)} to ${formatInstant(span.to)}`);
    await streams.sync(span);
  }
  await finish(
    walked.streams.map(({stream}) => stream),
    context,
  );
}
