// A run that reads API V2.

import type {V2 as V2Settings} from '../../../config/config.ts';
import {formatDay} from '../../../values/instant.ts';
import type {Span} from '../../plan/spans.ts';
import type {Raw, Row, RowContext} from '../../streams/stream.ts';
import {TimeZone} from '../../streams/v2/time-zone.ts';
import type {Input, ReadContext} from '../context.ts';
import {finish} from '../finish.ts';
import {firstState} from '../first-state.ts';
import {framed, runContext, type Speech} from '../frame.ts';
import {policyOf} from '../policy.ts';
import {nothingLeft} from '../run.ts';
import {WalkedStreams} from '../walked.ts';
import {Batches} from './batches.ts';
import {ofMarketplaces, ofOrders} from './feeds.ts';
import {Marketplaces} from './marketplaces.ts';
import {V2Remarks} from './remarks.ts';
import type {V2Source} from './source.ts';

type Parts = Speech & {readonly source: V2Source};

/** @throws TapError for the first failure, after everything that could be read has been written. */
export async function runV2(input: Input, {source, ...speech}: Parts): Promise<void> {
  const {account, plan, claimable} = source;
  const first = firstState(input.state, {...source, apiVersion: 'v2'});
  const context = {...runContext({...input, state: first}, speech), account, plan, claimable};
  await framed(context, () => syncOrders(context, input, source));
}

const limits = (days: number): string =>
  `API V2 does not say when an order changed: updated_at is the time of reading, and later changes are seen only in orders placed in the last ${days} days (lookback_days)`;

async function syncOrders(context: ReadContext, input: Input, source: V2Source): Promise<void> {
  const {config, log} = context;
  const {timeZone, daysPerRequest} = config.v2 as V2Settings;
  const remarks = new V2Remarks((message) => log.warning(message));
  log.warning(limits(config.lookbackDays));
  if (source.spans.length === 0) log.info(nothingLeft('orders'));
  const marketplaces = new Marketplaces(context, ofMarketplaces(input.streams));
  const batches = new Batches({source, daysPerRequest, zone: new TimeZone(timeZone), marketplaces, remarks});
  const streams = ofOrders(input.streams).map(({stream, records}) => ({stream, records: records as Records}));
  const policy = policyOf(input, {upper: context.plan.upper, dates: ['marketplace_order_date', 'updated_at']});
  const walked = new WalkedStreams(context, {noun: 'orders', read: (range) => batches.read(range), streams, policy});
  for (const span of source.spans) {
    log.info(`Reading orders placed from ${formatDay(span.from)} to ${formatDay(span.to)}`);
    if (span.wanted.length > 0) await walked.sync(span);
    else await context.failures.contain('marketplace', () => readAll(batches, span));
  }
  remarks.summarize();
  await finish(input.streams, context);
}

/** Orders flow as objects of unknown shape. */
type Records = (context: RowContext) => (order: Raw) => readonly Row[];

/** For the marketplaces alone. */
async function readAll(batches: Batches, span: Span): Promise<void> {
  for await (const {orders} of batches.read(span)) void orders;
}
