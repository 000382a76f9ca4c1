// The `order_tracking` stream: one row per parcel in an order; trackings of the same parcel are merged.

import {streamSchemas} from '../../catalog/streams.ts';
import {parseExactly} from '../../values/exact-json.ts';
import {isObject, jsonOf} from '../../values/json.ts';
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
import {parcelsOf} from './parcels.ts';
import type {Raw, Row, RowContext, Value} from './stream.ts';
import {rawTrackings, type Tracking, trackingNames, trackingNumber} from './trackings.ts';
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

/** One tracking for each parcel. Two with one number are of the same parcel unless an identity column differs. */
function merged(trackings: readonly Tracking[], names: readonly string[]): readonly Tracking[] {
  if (trackings.length < 2) return trackings;
  const places = names.flatMap((name, place) => (identityColumns.includes(name) ? [place] : []));
  const identified = trackings.map(({number, own}) => {
    return {number, own, identity: places.map((place) => own[place] as Value)};
  });
  return parcelsOf(identified).map((same) => united(same, names));
}

/** What is known of a parcel: the first known value in each column, and all line ids. */
function united([first, ...others]: readonly Tracking[], names: readonly string[]): Tracking {
  const {number, own} = first as Tracking;
  if (others.length === 0) return {number, own};
  const valuesOf = (place: number) => [own, ...others.map((other) => other.own)].map((row) => row[place] as Value);
  const unite = (name: string | undefined) => (name === LINE_IDS ? unitedLineIds : firstKnown);
  return {number, own: names.map((name, place) => unite(name)(valuesOf(place)))};
}

const firstKnown = (values: Row): Value => values.find((value) => value !== null) ?? null;

/** The array as JSON; a bare id becomes an array with one element. */
function lineIds(value: unknown): Read {
  if (Array.isArray(value)) return jsonText(value);
  if (isEmpty(value)) return null;
  if (isObject(value)) return Object.keys(value).length === 0 ? '[]' : INVALID;
  return typeof value === 'boolean' ? INVALID : jsonText([value]);
}

function unitedLineIds(values: Row): Value {
  const known = values.filter((value) => typeof value === 'string');
  if (known.length < 2) return known[0] ?? null;
  const ids = known.flatMap((text) => parseExactly(text) as unknown[]);
  return `[${[...new Set(ids.map(jsonOf))].join(',')}]`;
}
