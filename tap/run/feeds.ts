// The registry of streams: which part of the API each comes from, and what makes its rows.

import type {StreamId} from '../../catalog/streams.ts';
import type {SelectedStream} from '../../catalog/types.ts';
import {marketplaceRecords} from '../streams/marketplace.ts';
import {orderRecords} from '../streams/order.ts';
import {orderTrackingRecords} from '../streams/order-tracking.ts';
import type {Marketplace, Raw, Row, RowContext} from '../streams/stream.ts';

/** Makes the rows of a stream from an object of the API; an empty array if the object has none. */
type Records<T> = (context: RowContext) => (object: T) => readonly Row[];

export type OrderFeed = {readonly from: 'orders'; readonly records: Records<Raw>};
export type MarketplaceFeed = {readonly from: 'marketplaces'; readonly records: Records<Marketplace>};
type Feed = OrderFeed | MarketplaceFeed;

const feeds: Readonly<Record<StreamId, Feed>> = {
  marketplace: {from: 'marketplaces', records: marketplaceRecords},
  order: {from: 'orders', records: orderRecords},
  order_tracking: {from: 'orders', records: orderTrackingRecords},
};

/** A selected stream and the function that makes its rows. */
export type Fed<F extends Feed> = {readonly stream: SelectedStream; readonly records: F['records']};

export const fedByOrders = (streams: readonly SelectedStream[]): Fed<OrderFeed>[] =>
  streams.flatMap((stream) => {
    const feed = feeds[stream.id];
    return feed.from === 'orders' ? [{stream, records: feed.records}] : [];
  });

export const fedByMarketplaces = (streams: readonly SelectedStream[]): Fed<MarketplaceFeed>[] =>
  streams.flatMap((stream) => {
    const feed = feeds[stream.id];
    return feed.from === 'marketplaces' ? [{stream, records: feed.records}] : [];
  });
