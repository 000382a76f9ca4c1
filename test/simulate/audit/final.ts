// At the end, after a quiet run with a lookback, the current rows must equal the shop.

import type {OrderStream} from '../../helpers/streams.ts';
import type {Order, Shop} from '../shop.ts';
import {shown} from '../shop.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {DAY, isoOf} from '../time.ts';
import type {Traits} from '../traits.ts';
import type {Reading} from './begin.ts';
import {beginOf} from './begin.ts';
import {ALL} from './claims.ts';
import {isHidden} from './durable.ts';
import type {Splits} from './splits.ts';
import {partsOf} from './written.ts';

export type Final = {
  readonly shop: Shop;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly splits: Splits;
  /** The reading plan for the quiet run. */
  readonly reading: Reading;
  readonly nowMs: number;
  readonly fail: (message: string) => void;
};

/** Returns the number of excused orders: those that a stop left split and that the quiet run did not reach. */
export function equalsShop(final: Final): number {
  const {shop, traits, reading, nowMs} = final;
  const from = traits.startDate ?? nowMs * 1000 - 728 * DAY;
  let excused = 0;
  for (const order of shop.orders) {
    const {scope, streams} = reading;
    const isOut = stampOf(order, traits) < from || (scope && !scope.includes(order.marketplace));
    if (isOut || isHidden(order, traits)) continue;
    for (const stream of streams) if (compare(order, stream, final) === 'excused') excused += 1;
  }
  return excused;
}

const stampOf = ({current}: Order, {api}: Traits): number => shown(current.updatedAt, api.showsSeconds);

function compare(order: Order, stream: OrderStream, final: Final): 'excused' | undefined {
  const {warehouse, fail} = final;
  const {current} = order;
  const key = `${order.marketplace} ${order.id}`;
  const wanted = partsOf(current, stream);
  if (wanted.length === 0 && cannotShow(key, stream, final)) return;
  const newest = warehouse.newest(stream, key);
  const rows = warehouse.current(stream, key);
  const isEqual = rows.length === wanted.length && rows.every((part) => wanted.includes(part));
  if (newest?.serial === current.serial && isEqual) return;
  if (final.splits.has(stream, key, current.serial) && isOutOfReach(order, stream, final)) return 'excused';
  fail(
    `at the end ${stream} ${key} has v${newest?.serial} with ${rows}; the shop has v${current.serial} of ${isoOf(current.updatedAt)} with ${wanted}`,
  );
  return;
}

/** The loss of all an order's trackings is visible only in a newer version of the order with a new timestamp. */
function cannotShow(key: string, stream: OrderStream, {warehouse, traits, reading}: Final): boolean {
  const newest = warehouse.newest(stream, key);
  if (!newest || !reading.streams.includes('order') || traits.silent || traits.api.showsSeconds) return true;
  return newest.updatedAt < (warehouse.newest('order', key)?.updatedAt ?? 0);
}

/** Whether the quiet run had no reason to read the order. */
function isOutOfReach(order: Order, stream: OrderStream, {traits, reading, nowMs}: Final): boolean {
  const code = reading.scope ? order.marketplace : ALL;
  return stampOf(order, traits) < beginOf(reading, {stream, code, loginMs: nowMs});
}
