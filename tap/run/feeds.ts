// The registry of streams: which part of the API each comes from, which function makes its rows,
// and what else can be done with it.

import {type StreamId, streamIds} from '../../catalog/streams.ts';
import type {SelectedStream} from '../../catalog/types.ts';
import {amazonVidrRecords, type VidrLine} from '../streams/amazon-vidr.ts';
import {marketplaceRecords} from '../streams/marketplace.ts';
import {marketplaceActionRecords} from '../streams/marketplace-action.ts';
import {marketplaceCarrierRecords} from '../streams/marketplace-carrier.ts';
import {marketplaceStatusRecords} from '../streams/marketplace-status.ts';
import {orderRecords} from '../streams/order.ts';
import {orderActionRecords} from '../streams/order-action.ts';
import {orderAddressRecords} from '../streams/order-address.ts';
import {orderDocumentRecords} from '../streams/order-document.ts';
import {orderPaymentRecords} from '../streams/order-payment.ts';
import {orderRawRecords} from '../streams/order-raw.ts';
import {orderTrackingRecords} from '../streams/order-tracking.ts';
import type {Marketplace, Raw, Row, RowContext, StockRow} from '../streams/stream.ts';
import {zfsStockRecords} from '../streams/zfs-stock.ts';

/** The parts of the API, and the type of object that each returns. */
type Parts = {
  readonly orders: Raw;
  readonly actions: Raw;
  readonly marketplaces: Marketplace;
  readonly vidr: VidrLine;
  readonly stock: StockRow;
};

/** Builds a stream's rows from an API object; there are none if the object contains no data for the stream. */
type Records<T> = (context: RowContext) => (object: T) => readonly Row[];

/**
 * What can be done with a stream besides reading it: `count` how much there is to read, `divide` it into units by time,
 * `verify` a table against Lengow, `resume` from a bookmark, and `claim` ranges of time in it.
 */
export type Ability = 'count' | 'divide' | 'verify' | 'resume' | 'claim';

type Feed = {
  [P in keyof Parts]: {readonly from: P; readonly records: Records<Parts[P]>; readonly can: readonly Ability[]};
}[keyof Parts];

const feeds: Readonly<Record<StreamId, Feed>> = {
  amazon_vidr: {from: 'vidr', records: amazonVidrRecords, can: ['resume']},
  marketplace: {from: 'marketplaces', records: marketplaceRecords, can: []},
  marketplace_action: {from: 'marketplaces', records: marketplaceActionRecords, can: []},
  marketplace_carrier: {from: 'marketplaces', records: marketplaceCarrierRecords, can: []},
  marketplace_status: {from: 'marketplaces', records: marketplaceStatusRecords, can: []},
  order: {from: 'orders', records: orderRecords, can: ['count', 'divide', 'verify', 'resume', 'claim']},
  order_action: {from: 'actions', records: orderActionRecords, can: ['divide', 'resume', 'claim']},
  order_address: {from: 'orders', records: orderAddressRecords, can: ['count', 'divide', 'resume', 'claim']},
  order_document: {from: 'orders', records: orderDocumentRecords, can: ['count', 'divide', 'resume', 'claim']},
  order_payment: {from: 'orders', records: orderPaymentRecords, can: ['count', 'divide', 'resume', 'claim']},
  order_raw: {from: 'orders', records: orderRawRecords, can: ['count', 'divide', 'resume', 'claim']},
  order_tracking: {from: 'orders', records: orderTrackingRecords, can: ['count', 'divide', 'resume', 'claim']},
  zfs_stock: {from: 'stock', records: zfsStockRecords, can: ['resume']},
};

/** A selected stream and the function that makes its rows. */
export type Fed<P extends keyof Parts> = {readonly stream: SelectedStream; readonly records: Records<Parts[P]>};

/** The selected streams that come from one part of the API. */
export const fedBy = <P extends keyof Parts>(part: P, streams: readonly SelectedStream[]): Fed<P>[] =>
  streams.flatMap((stream) => {
    const {from, records} = feeds[stream.id];
    return from === part ? [{stream, records: records as Records<Parts[P]>}] : [];
  });

/** The selected streams that hold claims, by the part of the API that they come from. */
export const claiming = (streams: readonly SelectedStream[]) => ({
  orders: fedBy('orders', streams).map(({stream}) => stream),
  actions: fedBy('actions', streams).map(({stream}) => stream),
});

export const isAble = (ability: Ability, id: StreamId): boolean => feeds[id].can.includes(ability);

/** The selected streams that something can be done with. */
export const able = (ability: Ability, streams: readonly SelectedStream[]): SelectedStream[] =>
  streams.filter(({id}) => isAble(ability, id));

/** Whether a bookmark with this name, which may have a prefix, belongs to a stream that holds claims. */
export const holdsClaims = (name: string): boolean => streamIds.some((id) => name.endsWith(id) && isAble('claim', id));

/** The other selected streams. */
export const unable = (ability: Ability, streams: readonly SelectedStream[]): SelectedStream[] =>
  streams.filter(({id}) => !isAble(ability, id));
