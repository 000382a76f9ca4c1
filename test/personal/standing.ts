// What has become of the personal data of an order that the API sent. Written by hand, without the tap's code.

import {DAY, type Micros, readInstant} from '../sandbox/instants.ts';

/** `hidden`: everything but parcels is hidden, because Lengow has anonymised the order, or because it is old. */
export type Standing = 'open' | 'hidden' | 'erased';

export type Raw = Readonly<Record<string, unknown>>;

export type Rules = {
  /** The end of the run's range, to which the age of an order is counted. */
  readonly upper: Micros;
  readonly isErased?: (marketplace: string, id: string) => boolean;
};

const MAX_AGE = 183 * DAY;

export function standingOf(order: Raw, {upper, isErased}: Rules): Standing {
  if (isErased?.(String(order.marketplace), String(order.marketplace_order_id))) return 'erased';
  if (order.anonymized === true) return 'hidden';
  const begin = order.marketplace_order_date ?? order.imported_at ?? order.updated_at;
  return upper - (readInstant(String(begin)) as Micros) > MAX_AGE ? 'hidden' : 'open';
}
