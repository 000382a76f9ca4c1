// At the end, after a quiet run with a lookback, the current rows must equal the shop.

import {claimsIn, lookbackMicros} from '../claims/bookmark.ts';
import {claimedFor} from '../claims/claims.ts';
import {has} from '../claims/ranges.ts';
import type {Order} from '../shop.ts';
import type {Shops} from '../shops.ts';
import {type Bookmarked, lookbackDaysOf} from '../streams.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {DAY, isoOf} from '../time.ts';
import type {Traits} from '../traits.ts';
import {isHidden, stampOf} from './durable.ts';
import type {Lagging} from './lagging.ts';
import {partsOf} from './parts.ts';
import type {Splits} from './splits.ts';
import type {Reading} from './wanted.ts';

export type Final = {
  readonly shops: Shops;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly splits: Splits;
  readonly lagging: Lagging;
  /** The reading plan for the quiet run. */
  readonly reading: Reading;
  /** The tables must equal the shop for every order that was updated since then; undefined means almost all. */
  readonly from: number | undefined;
  /** Claimed only because a state without `claims` says so: what is older, by stream. */
  readonly assumed: ReadonlyMap<string, number>;
  readonly nowMs: number;
  readonly fail: (message: string) => void;
};

/** Returns the number of excused orders: those that a stop left split and that the quiet run did not reach. */
export function equalsShop(final: Final): number {
  let excused = 0;
  for (const stream of final.reading.streams)
    for (const order of final.shops.of(stream).orders)
      if (isPromised(order, stream, final) && compare(order, stream, final) === 'excused') excused += 1;
  return excused;
}

function isPromised(order: Order, stream: Bookmarked, {traits, reading, nowMs, assumed, from}: Final): boolean {
  const since = Math.max(from ?? nowMs * 1000 - 728 * DAY, assumed.get(stream) ?? 0);
  const isRead = reading.scope?.includes(order.marketplace) ?? true;
  return isRead && stampOf(order, traits) >= since && !isHidden(order, traits);
}

function compare(order: Order, stream: Bookmarked, final: Final): 'excused' | undefined {
  const {warehouse, fail} = final;
  const {current} = order;
  const key = `${order.marketplace} ${order.id}`;
  const newest = warehouse.newest(stream, key);
  const wanted = partsOf(current, stream, newest?.parcels);
  if (wanted.length === 0 && cannotShow(key, stream, final)) return;
  const rows = warehouse.current(stream, key);
  const isEqual = rows.length === wanted.length && rows.every((part) => wanted.includes(part));
  if (newest?.serial === current.serial && isEqual) return;
  if (final.splits.has(stream, key, current.serial) && isOutOfReach(order, stream, final)) return 'excused';
  const behind = warehouse.behind(stream, key, {serial: current.serial, parts: wanted});
  if (final.lagging.excuses(behind, stampOf(order, final.traits))) return;
  fail(
    `at the end ${stream} ${key} has v${newest?.serial} with ${rows}; the shop has v${current.serial} of ${isoOf(current.updatedAt)} with ${wanted}`,
  );
  return;
}

/** The loss of all an order's trackings is visible only in a newer version of the order with a new timestamp. */
function cannotShow(key: string, stream: Bookmarked, {warehouse, traits, reading}: Final): boolean {
  const newest = warehouse.newest(stream, key);
  if (!newest || !reading.streams.includes('order') || traits.silent || traits.api.showsSeconds) return true;
  return newest.updatedAt < (warehouse.newest('order', key)?.updatedAt ?? 0);
}

/** Whether the quiet run had no reason to read the order: it was claimed, and older than the lookback. */
function isOutOfReach(order: Order, stream: Bookmarked, {traits, reading, nowMs}: Final): boolean {
  const at = stampOf(order, traits);
  const claims = claimsIn(reading.input, stream, reading.lookbackDays);
  return (
    at < nowMs * 1000 - lookbackMicros(lookbackDaysOf(stream, reading.lookbackDays)) &&
    has(claimedFor(claims, order.marketplace), at)
  );
}
