// The `order_tracking` stream: one row per parcel in an order; trackings of the same parcel are merged.

import {streamSchemas} from '../../catalog/streams.ts';
import {isObject} from '../../values/json.ts';
import {
  booleanFrom,
  type Columns,
  fill,
  instantFrom,
  moneyFrom,
  newRow,
  readSelected,
  selected,
  textFrom,
} from './columns.ts';
import {fieldOf, idOrName} from './object-or-bare.ts';
import {keyValues, orderKey, reporter, rowOf} from './order-key.ts';
import {isEmpty} from './packages.ts';
import type {Raw, Row, RowContext, Value} from './stream.ts';
import {mergeEqual, rawTrackings, type Tracking, trackingNames, trackingNumber} from './trackings.ts';
import {INVALID, jsonText, type Read} from './values.ts';

const LINE_IDS = 'marketplace_order_line_ids';

export const trackedOrderColumns: Columns = {updated_at: instantFrom('updated_at')};

export const trackingColumns: Columns = {
  carrier: textFrom('carrier'),
  method: textFrom('method'),
  tracking_url: textFrom('url'),
  is_delivered_by_marketplace: booleanFrom('is_delivered_by_marketplace'),
  parcel_weight: moneyFrom('parcel_weight'),
  shipped_at: instantFrom('shipped_at'),
  relay: {expected: 'an id, or an object with an id or a name', read: ({relay}) => idOrName(relay)},
  [LINE_IDS]: {expected: 'an array of line ids', read: (raw) => lineIds(raw[LINE_IDS])},
  relay_name: {expected: 'a string', read: ({relay}) => fieldOf(relay, 'name')},
  relay_type: {expected: 'a string', read: ({relay}) => fieldOf(relay, 'type')},
};

const {properties} = streamSchemas.order_tracking;
// Columns that are not selected by default are left out, so that keys do not depend on the selection.
const identityColumns = Object.keys(trackingColumns).filter(
  (name) => properties[name]?.['x-selected-by-default'] !== false,
);

/** One row for each parcel; none if the order has no tracking or no key. */
export function orderTrackingRecords(context: RowContext): (order: Raw) => Row[] {
  const {columns} = context;
  const ofOrder = selected(trackedOrderColumns, columns);
  const own = selected(trackingColumns, columns);
  // Selected columns come first, so that their values can be put into the row as they are.
  const names = [...new Set([...own.map(({name}) => name), ...identityColumns])];
  const read = selected(trackingColumns, names);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const found = rawTrackings(order, report).map((raw) => ({
      number: trackingNumber(raw, report),
      own: readSelected(read, raw, report),
    }));
    if (found.length === 0) return [];
    const shared = newRow(columns, keyValues(key));
    fill(shared, ofOrder, readSelected(ofOrder, order, report));
    const trackings = merged(found, names);
    const numbers = trackingNames(trackings);
    return trackings.map((tracking, index) => rowOf(shared, numbers[index], own, tracking.own));
  };
}

/** Merges the trackings of a parcel. Two conflict if an identity column has different values, neither null. */
function merged(trackings: readonly Tracking[], names: readonly string[]): readonly Tracking[] {
  if (trackings.length < 2) return trackings;
  const decides = names.map((name) => identityColumns.includes(name));
  const conflicts = ({own: a}: Tracking, {own: b}: Tracking) =>
    decides.some((is, index) => is && a[index] !== null && b[index] !== null && a[index] !== b[index]);
  const merge = ({number, own: a}: Tracking, {own: b}: Tracking) => ({
    number,
    own: a.map((value, index) => (names[index] === LINE_IDS ? unitedLineIds : firstKnown)(value, b[index] ?? null)),
  });
  return mergeEqual(trackings, conflicts, merge);
}

const firstKnown = (a: Value, b: Value): Value => a ?? b;

/** The array as JSON; a bare id becomes an array with one element. */
function lineIds(value: unknown): Read {
  if (Array.isArray(value)) return jsonText(value);
  if (isEmpty(value)) return null;
  if (isObject(value)) return Object.keys(value).length === 0 ? '[]' : INVALID;
  return typeof value === 'boolean' ? INVALID : jsonText([value]);
}

function unitedLineIds(a: Value, b: Value): Value {
  if (typeof a !== 'string' || typeof b !== 'string') return a ?? b;
  const ids: unknown[] = [...JSON.parse(a), ...JSON.parse(b)];
  return jsonText([...new Map(ids.map((id) => [jsonText(id), id])).values()]);
}
