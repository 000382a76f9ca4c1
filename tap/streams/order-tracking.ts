// The `order_tracking` stream: one row per parcel in an order; trackings of the same parcel are merged.

import {streamSchemas} from '../../catalog/streams.ts';
import type {ColumnSchema} from '../../catalog/types.ts';
import {isObject} from '../../values/json.ts';
import {ofOrderColumns} from './child-rows.ts';
import type {Columns} from './column.ts';
import {booleanFrom, fill, instantFrom, moneyFrom, newRow, selected, selectedFirst, textFrom} from './columns.ts';
import {fieldOf, idOrName} from './object-or-bare.ts';
import {keyValues, orderKey, reporter, rowOf} from './order-key.ts';
import {packageNumberColumns} from './package-columns.ts';
import {isEmpty} from './packages.ts';
import {parcelsOf} from './parcels.ts';
import {kept, withheld} from './personal/policy.ts';
import type {Raw, Row, RowContext} from './stream.ts';
import {rawTrackings, trackingNames, trackingNumber} from './trackings.ts';
import {INVALID, isNothing, jsonText, type Read} from './values.ts';

const LINE_IDS = 'marketplace_order_line_ids';
const NUMBER = streamSchemas.order_tracking.properties.tracking_number as ColumnSchema;

export const trackingColumns: Columns = {
  carrier: textFrom('carrier'),
  method: textFrom('method'),
  tracking_url: textFrom('url'),
  is_delivered_by_marketplace: booleanFrom('is_delivered_by_marketplace'),
  parcel_weight: moneyFrom('parcel_weight'),
  shipped_at: instantFrom('shipped_at'),
  relay: {expected: 'an id, or an object with an id or a name', field: 'relay', read: idOrName},
  [LINE_IDS]: {expected: 'an array of line ids', field: LINE_IDS, read: lineIds},
  relay_name: {expected: 'a string', field: 'relay', read: (relay) => fieldOf(relay, 'name')},
  relay_type: {expected: 'a string', field: 'relay', read: (relay) => fieldOf(relay, 'type')},
};

/** One row for each parcel; none if the order has no tracking or no key. */
export function orderTrackingRecords(context: RowContext): (order: Raw) => Row[] {
  const {columns, policy} = context;
  const numberWriter = policy?.writerOf(NUMBER) ?? (() => kept);
  const ofOrder = selected(ofOrderColumns, columns);
  const own = selected(trackingColumns, columns);
  const ofPackage = selected(packageNumberColumns, columns);
  const compared = selectedFirst(trackingColumns, columns);
  const lineIdsPlace = compared.names.indexOf(LINE_IDS);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const writeNumber = numberWriter(order);
    const reportNumber = writeNumber === withheld ? () => {} : report;
    const raws = rawTrackings(order, report);
    // There is nothing to compare a single tracking with.
    const {read} = raws.length < 2 ? own : compared;
    const found = raws.map(({raw, place}) => ({
      number: trackingNumber(raw, reportNumber),
      own: read(raw, report),
      place,
    }));
    if (found.length === 0) return [];
    const shared = newRow(columns, keyValues(key));
    fill(shared, ofOrder, ofOrder.read(order, report));
    const parcels = parcelsOf(found, lineIdsPlace);
    // Which trackings are one parcel is decided on the numbers as received, and keys are made of those written.
    const numbers = trackingNames(parcels.map(({number}) => writeNumber(number) as string | null));
    return parcels.map((tracking, index) => {
      const row = rowOf(shared, numbers[index], own, tracking.own);
      fill(row, ofPackage, ofPackage.read(tracking.place, report));
      return row;
    });
  };
}

/** The array as JSON; a bare id becomes an array with one element. */
function lineIds(value: unknown): Read {
  if (Array.isArray(value)) return jsonText(value);
  if (isEmpty(value)) return null;
  if (isObject(value)) return Object.keys(value).length === 0 ? '[]' : INVALID;
  return typeof value === 'boolean' || isNothing(value) ? null : jsonText([value]);
}
