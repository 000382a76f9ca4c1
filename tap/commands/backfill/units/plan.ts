// Divides what a run would read into units with equal numbers of orders.

import {sum} from '../../../../values/sum.ts';
import type {Source} from '../../../run/context.ts';
import {countSpans} from '../counted-spans.ts';
import type {Pace} from '../figures.ts';
import type {Meter} from '../meter.ts';
import {boundsOf} from './bounds.ts';
import {joined} from './joined.ts';
import {sharesOf, type Wish} from './shares.ts';
import {partsOf, type Unit, unitOf} from './unit.ts';

type UnitsInput = {
  readonly source: Source;
  readonly wish: Wish;
  readonly meter: Meter;
  readonly pace: Pick<Pace, 'requestsPerMinute' | 'maxConcurrency'>;
};

type Units = {
  /** Oldest first; none if there is nothing to read. */
  readonly units: readonly Unit[];
  /** How many units were requested. */
  readonly wished: number;
  readonly pace: Pace;
};

/**
 * What lies between two ranges is claimed already, and no unit reads it again. So each range has units of its own, even
 * if it has no orders: only a claim says so.
 *
 * @throws AuthError, LengowError, RecordError
 */
export async function unitsOf({source, wish, meter, pace: given}: UnitsInput): Promise<Units> {
  const ranges = (await countSpans(source, joined(source.plan.spans))).map(({count}) => count);
  const pace = {...given, pageSize: meter.pageSize, pageMs: meter.meanPage.ms};
  const orders = ranges.map((range) => range.orders);
  if (orders.every((own) => own === 0)) return {units: [], wished: 0, pace};
  const shares = sharesOf(orders, wish);
  const parts = await Promise.all(
    ranges.map(async (range, index) => {
      const bounds = await boundsOf(source.orders, range, shares[index] ?? 1);
      return partsOf({range, bounds, scope: source.plan.scope});
    }),
  );
  const named = {accountId: source.account.id, pace};
  const wished = sum(shares);
  return {units: parts.flat().map((part, index) => unitOf(part, index, named)), wished, pace};
}
