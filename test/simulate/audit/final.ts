// At the end, after a quiet run with lookback: the current rows equal the shop.

import type {Order, Shop} from '../shop.ts';
import {shown} from '../shop.ts';
import type {StreamName} from '../target/message.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {isoOf} from '../time.ts';
import type {Traits} from '../traits.ts';
import {isHidden} from './durable.ts';
import {partsOf} from './written.ts';

type Options = {
  readonly shop: Shop;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly streams: readonly StreamName[];
  readonly scope: readonly string[] | undefined;
  /** Orders before this are not read. */
  readonly from: number;
  readonly fail: (message: string) => void;
};

export function equalsShop({shop, traits, scope, from, ...options}: Options): void {
  for (const order of shop.orders) {
    const at = shown(order.current.updatedAt, traits.api.showsSeconds);
    if (at < from || isHidden(order, traits) || (scope && !scope.includes(order.marketplace))) continue;
    for (const stream of options.streams) compare(order, stream, {...options, traits});
  }
}

function compare(
  order: Order,
  stream: StreamName,
  {warehouse, fail, traits, streams}: Omit<Options, 'shop' | 'scope' | 'from'>,
): void {
  const key = `${order.marketplace} ${order.id}`;
  const wanted = [...partsOf(order.current, stream)].sort();
  const newest = warehouse.newest(stream, key);
  if (wanted.length === 0) {
    // Trackings that are all gone show by the order being newer; an order that changed without a new stamp cannot show it.
    const cannotShow = !streams.includes('order') || traits.silent || traits.api.showsSeconds;
    if (cannotShow || !newest || newest.updatedAt < (warehouse.newest('order', key)?.updatedAt ?? 0)) return;
  }
  const rows = warehouse.current(stream, key).sort();
  if (newest?.serial === order.current.serial && String(rows) === String(wanted)) return;
  fail(
    `at the end ${stream} ${key} has v${newest?.serial} with ${rows}; the shop has v${order.current.serial} of ${isoOf(order.current.updatedAt)} with ${wanted}`,
  );
}
