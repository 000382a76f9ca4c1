// What has become of an order as far as personal data is concerned; knows nothing about classes or columns.

import {DAY, type Micros, parseInstant} from '../../../values/instant.ts';
import type {Raw, Standing} from '../stream.ts';
import {boolean, INVALID, instant, knownText} from '../values.ts';

export type StandingOptions = {
  /** Whether an order is in the list of erased orders; absent without such a list. */
  readonly isErased?: ((marketplace: string, orderId: string) => boolean) | undefined;
  readonly maxAgeDays: number;
  /** The instant at which the age is taken: the end of the run's range. */
  readonly upper: Micros;
};

/** Values that cannot be read count as absent; the columns report them. */
export function standingOf(order: Raw, {isErased, maxAgeDays, upper}: StandingOptions): Standing {
  if (isErased?.(knownText(order.marketplace) ?? '', knownText(order.marketplace_order_id) ?? '')) return 'erased';
  if (boolean(order.anonymized) === true) return 'hidden';
  const begin = beginOf(order);
  return begin !== undefined && upper - begin > maxAgeDays * DAY ? 'hidden' : 'open';
}

function beginOf(order: Raw): Micros | undefined {
  for (const field of ['marketplace_order_date', 'imported_at', 'updated_at']) {
    const read = instant(order[field]);
    if (read !== null && read !== INVALID) return parseInstant(read);
  }
  return;
}
