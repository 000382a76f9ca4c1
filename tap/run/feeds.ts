// The registry of streams: which part of the API each comes from, and which function makes its rows.

import type {StreamId} from '../../catalog/streams.ts';
import type {SelectedStream} from '../../catalog/types.ts';
import {marketplaceRecords} from '../streams/marketplace.ts';
import {orderRecords} from '../streams/order.ts';
import {orderTrackingRecords} from '../streams/order-tracking.ts';
import type {Marketplace, Raw, Row, RowContext} from '../streams/stream.ts';

/** The parts of the API, and the type of object that each returns. */
type Parts = {readonly orders: Raw; readonly marketplaces: Marketplace};

/** Builds a stream's rows from an API object; there are none if the object contains no data for the stream. */
type Records<T> = (context: RowContext) => (object: T) => readonly Row[];

type Feed = {[P in keyof Parts]: {readonly from: P; readonly records: Records<Parts[P]>}}[keyof Parts];

const feeds: Readonly<Record<StreamId, Feed>> = {
  marketplace: {from: 'marketplaces', records: marketplaceRecords},
  order: {from: 'orders', records: orderRecords},
  order_tracking: {from: 'orders', records: orderTrackingRecords},
};

/** A selected stream and the function that makes its rows. */
export type Fed<P extends keyof Parts> = {readonly stream: SelectedStream; readonly records: Records<Parts[P]>};

/** The selected streams that come from one part of the API. */
export const fedBy = <P extends keyof Parts>(part: P, streams: readonly SelectedStream[]): Fed<P>[] =>
  streams.flatMap((stream) => {
    const {from, records} = feeds[stream.id];
    return from === part ? [{stream, records: records as Records<Parts[P]>}] : [];
  });
