// What has become of an order, or of the order of an action, as far as personal data is concerned; knows nothing about
// classes or columns.

import {DAY, type Micros, parseInstant} from '../../../values/instant.ts';
import type {Raw, Standing} from '../stream.ts';
import {boolean, instant, knownText, type Read} from '../values.ts';

export type StandingOptions = {
  /** Whether an order is in the list of erased orders; absent without such a list. */
  readonly isErased?: ((marketplace: string, orderId: string) => boolean) | undefined;
  readonly maxAgeDays: number;
  /** The instant at which the age is taken: the end of the run's range. */
  readonly upper: Micros;
  /** The fields from which the age is counted: the first of them that has a date. Those of an order when absent. */
  readonly dates?: readonly string[];
  /** Reads such a field; `instant` when absent. */
  readonly readDate?: (value: unknown) => Read;
};

export const ORDER_DATES = ['marketplace_order_date', 'imported_at', 'updated_at'];
/** An action does not say when its order was placed, but it is never older than its order. */
export const ACTION_DATES = ['created_at', 'updated_at'];
export const VIDR_DATES = ['order-date'];

/** Values that cannot be read count as absent; the columns report them. */
export function standingOf(order: Raw, options: StandingOptions): Standing {
  const {isErased, maxAgeDays, upper, dates = ORDER_DATES, readDate = instant} = options;
  if (isErased?.(knownText(order.marketplace) ?? '', knownText(order.marketplace_order_id) ?? '')) return 'erased';
  if (boolean(order.anonymized) === true) return 'hidden';
  const begin = beginOf(dates.map((field) => readDate(order[field])));
  return begin !== undefined && upper - begin > maxAgeDays * DAY ? 'hidden' : 'open';
}

function beginOf(dates: readonly Read[]): Micros | undefined {
  const first = dates.find((read) => typeof read === 'string');
  return first === undefined ? undefined : parseInstant(first as string);
}
