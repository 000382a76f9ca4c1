// The rows of the `order_tracking` stream from API V2: one, if anything is known of how an order was shipped.

import {streamSchemas} from '../../../catalog/streams.ts';
import type {ColumnSchema} from '../../../catalog/types.ts';
import type {Columns} from '../column.ts';
import {fill, instantFrom, newRow, selected, selectedFirst} from '../columns.ts';
import {keyValues, orderKey, reporter, rowOf} from '../order-key.ts';
import {kept, withheld} from '../personal/policy.ts';
import type {Report, Row, RowContext} from '../stream.ts';
import {trackingNames} from '../trackings.ts';
import {filledText, INVALID} from '../values.ts';
import type {ReadOrder} from './read-order.ts';
import {booleanAt, moneyAt, textAt, valueAt} from './values.ts';

const NUMBER = 'tracking_number';
const NUMBER_SCHEMA = streamSchemas.order_tracking.properties[NUMBER] as ColumnSchema;

const AT = 'order/tracking_informations';

const ofOrderColumns: Columns = {updated_at: instantFrom('updated_at')};

export const v2TrackingColumns: Columns = {
  carrier: textAt(`${AT}/tracking_carrier`),
  method: textAt(`${AT}/tracking_method`),
  tracking_url: textAt(`${AT}/tracking_url`),
  is_delivered_by_marketplace: booleanAt(`${AT}/tracking_deliveringByMarketPlace`),
  parcel_weight: moneyAt(`${AT}/tracking_parcel_weight`),
  shipped_at: instantFrom('shipped_at'),
  relay: textAt(`${AT}/tracking_relay`),
};

/** One row; none if the order has no key, or nothing is known but that the marketplace does not deliver it. */
export function v2TrackingRecords({policy, ...context}: RowContext): (order: ReadOrder) => Row[] {
  const {columns} = context;
  const numberWriter = policy?.writerOf(NUMBER_SCHEMA) ?? (() => kept);
  const ofOrder = selected(ofOrderColumns, columns);
  const own = selected(v2TrackingColumns, columns);
  const all = selectedFirst(v2TrackingColumns, columns);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const write = numberWriter(order);
    const number = numberOf(order, write === withheld ? () => {} : report);
    const values = all.read(order, report);
    if (number === null && values.every((value) => value === null || value === false)) return [];
    const shared = newRow(columns, keyValues(key));
    fill(shared, ofOrder, ofOrder.read(order, report));
    const [name] = trackingNames([write(number) as string | null]);
    return [rowOf(shared, name, own, values)];
  };
}

function numberOf(order: ReadOrder, report: Report): string | null {
  const value = valueAt(order, `${AT}/${NUMBER}`);
  const read = value === INVALID ? INVALID : filledText(value);
  if (read !== INVALID) return read;
  report(NUMBER, 'a string');
  return null;
}
