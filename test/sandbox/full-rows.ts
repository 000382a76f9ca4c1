// All rows expected for an order, with the columns whose values are known only once the order has been rendered.
import {addressRows} from './address-rows.ts';
import {documentRows} from './document-rows.ts';
import {moreOrderColumns} from './more-columns.ts';
import {moreLineColumns, type Placed, placed} from './more-line-columns.ts';
import {NO_ROW, type Order} from './order-types.ts';
import {paymentRows} from './payment-rows.ts';
import type {Raw} from './render.ts';
import {membersIn} from './row-values.ts';
import {inPackages, lineKeys, orderRows, type Row, trackingRows} from './rows.ts';

/** By stream. */
export type OrderTruth = Readonly<Record<'order' | 'order_tracking', Row[]>>;
export type ChildTruth = Readonly<Record<'order_address' | 'order_payment' | 'order_document', Row[]>>;

/** @param raw the order as Lengow sends it */
export const fullRows = (order: Order, raw: Raw, accountId: number): OrderTruth => ({
  order: fullOrderRows(order, raw, accountId),
  order_tracking: fullTrackingRows(order, raw, accountId),
});

export const childRows = (order: Order, raw: Raw, accountId: number): ChildTruth => ({
  order_address: addressRows(order, raw, accountId),
  order_payment: paymentRows(order, raw, accountId),
  order_document: documentRows(order, raw, accountId, lineKeys(order)),
});

function fullOrderRows(order: Order, raw: Raw, accountId: number): Row[] {
  const places = placesOf(
    order.lines,
    placed(raw, ({cart}) => cart),
  );
  const own = moreOrderColumns(raw);
  return orderRows(order, accountId).map((row, at) =>
    Object.assign(row, own, moreLineColumns(places[at], order.anonymised)),
  );
}

function fullTrackingRows(order: Order, raw: Raw, accountId: number): Row[] {
  const places = placesOf(
    order.trackings,
    placed(raw, ({delivery}) => membersIn(delivery).trackings),
  );
  return trackingRows(order, accountId).map((row, at) =>
    Object.assign(row, {package_number: places[at]?.number ?? null}),
  );
}

/** Where each line or tracking that has a row stands. */
const placesOf = (groups: Order['lines'] | Order['trackings'], places: readonly Placed[]): Placed[] => {
  const shown = inPackages<Order['lines'][number][number] | Order['trackings'][number][number]>(groups);
  return places.filter((_, at) => shown[at]?.row !== NO_ROW);
};
