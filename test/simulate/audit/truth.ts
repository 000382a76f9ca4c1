// Between runs, a state must be true of the tables as they are, whichever runs and merges it comes from.

import {BOOKMARKED} from '../../helpers/streams.ts';
import {claimsIn} from '../claims/bookmark.ts';
import {claimedFor} from '../claims/claims.ts';
import {has, type Ranges} from '../claims/ranges.ts';
import type {Order} from '../shop.ts';
import type {Shops} from '../shops.ts';
import type {Bookmarked} from '../streams.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {isoOf} from '../time.ts';
import type {Traits} from '../traits.ts';
import {isHidden, stampOf} from './durable.ts';
import type {Lagging} from './lagging.ts';
import {partsOf} from './parts.ts';
import type {Splits} from './splits.ts';

export type Truth = {
  readonly shops: Shops;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly splits: Splits;
  readonly lagging: Lagging;
  readonly fail: (message: string) => void;
};

type Said = {
  readonly state: unknown;
  readonly lookbackDays: number;
  /** Claimed only because a state without `claims` says so: what is older, by stream. */
  readonly assumed: ReadonlyMap<string, number>;
};

/** Checks that every order in what a state claims has been written. */
export function isTrue({state, lookbackDays, assumed}: Said, truth: Truth): void {
  for (const stream of BOOKMARKED) {
    const claims = claimsIn(state, stream, lookbackDays);
    if (claims.ranges.size === 0) continue;
    const known = new Map<string, Ranges>();
    for (const order of truth.shops.of(stream).orders) {
      const ranges = known.get(order.marketplace) ?? claimedFor(claims, order.marketplace);
      known.set(order.marketplace, ranges);
      const at = stampOf(order, truth.traits);
      if (at >= (assumed.get(stream) ?? 0) && has(ranges, at)) isThere(order, stream, truth);
    }
  }
}

function isThere(order: Order, stream: Bookmarked, {traits, warehouse, splits, lagging, fail}: Truth): void {
  const {current, marketplace, id} = order;
  const key = `${marketplace} ${id}`;
  const newest = warehouse.newest(stream, key);
  const wanted = partsOf(current, stream, newest?.parcels);
  if (isHidden(order, traits) || wanted.length === 0) return;
  const isSame = newest?.serial === current.serial;
  const isAlike = isSame || isIndistinguishable(order, {newest, stream, traits});
  const rows = warehouse.current(stream, key);
  const isWhole = !isSame || wanted.every((part) => rows.includes(part));
  if (isAlike && (isWhole || splits.has(stream, key, current.serial))) return;
  const behind = warehouse.behind(stream, key, {serial: current.serial, parts: wanted});
  if (lagging.excuses(behind, stampOf(order, traits))) return;
  fail(
    `FALSE: the state claims ${stream} ${key} v${current.serial} of ${isoOf(current.updatedAt)}, but v${newest?.serial} with ${rows} is there`,
  );
}

type Stored = {
  readonly newest: {readonly updatedAt: number} | undefined;
  readonly stream: Bookmarked;
  readonly traits: Traits;
};

/** Whether the table may show another version of the same instant, as after a silent change. */
function isIndistinguishable(order: Order, {newest, stream, traits}: Stored): boolean {
  const at = stampOf(order, traits);
  const alike = order.versions.filter((version) => stampOf({...order, current: version}, traits) === at);
  return newest?.updatedAt === at || alike.some((version) => partsOf(version, stream).length === 0);
}
