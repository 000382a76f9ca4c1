// How many rows an order has on average, in all streams that are read from it.

import type {SelectedStream} from '../../../../catalog/types.ts';
import type {Order} from '../../../lengow/walk/order.ts';
import {fedBy} from '../../../run/feeds.ts';

type RowsInput = {
  readonly orders: readonly Order[];
  /** The streams, by the names used in messages. */
  readonly names: readonly string[];
  readonly selected: readonly SelectedStream[];
  readonly accountId: number;
};

/** 0 if there are no orders. */
export function rowsPerOrder({orders, names, selected, accountId}: RowsInput): number {
  const streams = fedBy('orders', selected).filter(({stream}) => names.includes(stream.name));
  // Invalid values are left to the run, which reports them.
  const rowsOf = streams.map(({stream, records}) => records({accountId, columns: stream.columns, invalid: () => {}}));
  const rows = orders.reduce((sum, {raw}) => sum + rowsOf.reduce((all, records) => all + records(raw).length, 0), 0);
  return orders.length === 0 ? 0 : rows / orders.length;
}
