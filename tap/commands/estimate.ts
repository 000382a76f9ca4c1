// Implements `estimate`: counts what a run with the same input would read, and prints it.

import type {Input, Services} from '../run/context.ts';
import {unable} from '../run/feeds.ts';
import {estimate} from './backfill/estimate/estimate.ts';
import {asJson, asText} from './backfill/estimate/text.ts';
import {Meter} from './backfill/meter.ts';
import {shownCodes} from './codes.ts';
import {openSource, progressOf} from './open.ts';
import type {EstimateCommand} from './words/estimate.ts';

/** @throws TapError for everything that would stop a run before its first row */
export async function runEstimate(
  input: Input,
  services: Services,
  {format}: Pick<EstimateCommand, 'format'>,
): Promise<void> {
  const {config, streams} = input;
  const meter = new Meter(progressOf(input, services));
  const source = await openSource(input, services, meter);
  const pace = {requestsPerMinute: config.requestsPerMinute, maxConcurrency: config.maxConcurrency};
  const found = await estimate({source, selected: streams, listed: () => shownCodes(source.account), meter, pace});
  const circumstances = {
    ...pace,
    accountId: source.account.id,
    cost: meter.requests,
    uncounted: unable('count', streams).map(({name}) => name),
  };
  const print = format === 'json' ? asJson : asText;
  await services.output.write(print(found, circumstances), services.signal);
}
