// An order of API V2 as it was read: with its times as instants, and named as other objects are.

import {cleaned} from '../../../values/cleaned.ts';
import type {Raw} from '../stream.ts';
import {INVALID, type Read} from '../values.ts';
import type {TimeZone} from './time-zone.ts';
import {valueAt} from './values.ts';

export type ReadOrder = Readonly<{
  marketplace: unknown;
  marketplace_order_id: unknown;
  marketplace_order_date: Read;
  shipped_at: Read;
  /** When the order was read: V2 does not say when it changed. */
  updated_at: string;
  /** As received. */
  order: Raw;
}>;

type Reading = {readonly zone: TimeZone; readonly readAt: string};

export const readOrder = (order: Raw, {zone, readAt}: Reading): ReadOrder => ({
  marketplace: cleaned(order.marketplace),
  marketplace_order_id: cleaned(order.order_id),
  marketplace_order_date: zone.instant(placedAt(order)),
  shipped_at: zone.instant(valueAt(order, 'tracking_informations/tracking_shipped_date')),
  updated_at: readAt,
  order,
});

/** The date and, if there is one, the time of day. */
function placedAt(order: Raw): unknown {
  const [date, time] = ['order_purchase_date', 'order_purchase_heure'].map((name) => valueAt(order, name));
  if (typeof date !== 'string' || time === null || time === undefined) return date;
  return typeof time === 'string' ? `${date.trim()} ${time.trim()}` : INVALID;
}
