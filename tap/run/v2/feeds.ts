// Which function makes the rows of a stream from orders of API V2.

import type {SelectedStream} from '../../../catalog/types.ts';
import type {Row, RowContext} from '../../streams/stream.ts';
import {v2OrderRecords} from '../../streams/v2/order.ts';
import {v2TrackingRecords} from '../../streams/v2/order-tracking.ts';
import type {ReadOrder} from '../../streams/v2/read-order.ts';

type Records = (context: RowContext) => (order: ReadOrder) => readonly Row[];

const RECORDS: Partial<Record<SelectedStream['id'], Records>> = {
  order: v2OrderRecords,
  order_tracking: v2TrackingRecords,
};

/** The selected streams of orders, each with its function. */
export const ofOrders = (streams: readonly SelectedStream[]) =>
  streams.flatMap((stream) => {
    const records = RECORDS[stream.id];
    return records === undefined ? [] : [{stream, records}];
  });

export const ofMarketplaces = (streams: readonly SelectedStream[]): SelectedStream | undefined =>
  streams.find(({id}) => id === 'marketplace');
