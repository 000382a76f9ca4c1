// Implements `plan`: prints the units of a back-fill, one JSON object per line.

import type {Input, Services} from '../run/context.ts';
import {unable} from '../run/feeds.ts';
import {Meter} from './backfill/meter.ts';
import {unitsOf} from './backfill/units/plan.ts';
import {summaryOf} from './backfill/units/summary.ts';
import {openSource, progressOf} from './open.ts';
import type {PlanCommand} from './words/plan.ts';

type Options = Pick<PlanCommand, 'wish' | 'isNewestFirst'>;

/**
 * Prints nothing unless the plan is complete.
 *
 * @throws TapError for everything that would stop a run before its first row
 */
export async function runPlan(input: Input, services: Services, {wish, isNewestFirst}: Options): Promise<void> {
  const {requestsPerMinute, maxConcurrency} = input.config;
  const meter = new Meter(progressOf(input, services));
  const source = await openSource(input, services, meter);
  const {units, wished, pace} = await unitsOf({source, wish, meter, pace: {requestsPerMinute, maxConcurrency}});
  const lines = (isNewestFirst ? units.toReversed() : units).map((unit) => `${JSON.stringify(unit)}\n`);
  await services.output.write(lines.join(''), services.signal);
  const whole = unable('divide', input.streams).map(({id}) => id);
  services.log.info(summaryOf({accountId: source.account.id, units, wished, pace, cost: meter.requests, whole}));
}
