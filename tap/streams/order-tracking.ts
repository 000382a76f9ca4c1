// The stream `order_tracking`: one row for each tracking of an order.

import {streamSchemas} from '../../catalog/streams.ts';
import {isObject} from '../../state/object.ts';
import {
  begun,
  booleanFrom,
  type Columns,
  instantFrom,
  moneyFrom,
  put,
  readNamed,
  readSelected,
  selected,
  textFrom,
} from './columns.ts';
import {keyValues, orderKey, reporter} from './order-key.ts';
import {fieldOf, idOrName} from './parts.ts';
import type {Context, RawOrder, Row, Value} from './stream.ts';
import {isEmpty} from './structure.ts';
import {merged, rawTrackings, type Tracking, trackingNames, trackingNumber} from './trackings.ts';
import {INVALID, json, type Read} from './values.ts';

// The last of the keys.
const NUMBER = 3;
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
  [LINE_IDS]: {expected: 'a list of line ids', read: (raw) => lineIds(raw[LINE_IDS])},
  relay_name: {expected: 'a text', read: ({relay}) => fieldOf(relay, 'name')},
  relay_type: {expected: 'a text', read: ({relay}) => fieldOf(relay, 'type')},
};

const {properties} = streamSchemas.order_tracking;
const names = Object.keys(trackingColumns);
// Columns that are not selected by default have no say, so that keys do not move with the selection.
const deciding = names.filter((name) => properties[name]?.['x-selected-by-default'] !== false);

/** One row for each parcel; none where the order has no tracking or no key. */
export function orderTrackingRecords(context: Context): (order: RawOrder) => Row[] {
  const {columns} = context;
  const ofOrder = selected(trackedOrderColumns, columns);
  const own = selected(trackingColumns, columns);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const found = rawTrackings(order, report).map((raw) => ({
      number: trackingNumber(raw, report),
      values: readNamed(trackingColumns, names, raw, report),
    }));
    if (found.length === 0) return [];
    const shared = begun(columns, keyValues(key));
    put(shared, ofOrder, readSelected(ofOrder, order, report));
    const trackings = merged(found, clash, unite);
    const numbers = trackingNames(trackings);
    return trackings.map(({values}, index) => {
      const row = shared.with(NUMBER, numbers[index] ?? null);
      for (const {place, name} of own) row[place] = values[name] ?? null;
      return row;
    });
  };
}

function clash({values: a}: Tracking, {values: b}: Tracking): boolean {
  return deciding.some((name) => a[name] !== null && b[name] !== null && a[name] !== b[name]);
}

function unite({number, values: a}: Tracking, {values: b}: Tracking): Tracking {
  const values: Record<string, Value> = {};
  for (const name of names) values[name] = a[name] ?? b[name] ?? null;
  return {number, values: {...values, [LINE_IDS]: unitedLineIds(a[LINE_IDS], b[LINE_IDS])}};
}

/** JSON text of the list; a bare id is a list of one. */
function lineIds(value: unknown): Read {
  if (Array.isArray(value)) return json(value);
  if (isEmpty(value)) return null;
  if (isObject(value)) return Object.keys(value).length === 0 ? '[]' : INVALID;
  return typeof value === 'boolean' ? INVALID : json([value]);
}

function unitedLineIds(a: Value | undefined, b: Value | undefined): Value {
  if (typeof a !== 'string' || typeof b !== 'string') return a ?? b ?? null;
  const ids: unknown[] = [...JSON.parse(a), ...JSON.parse(b)];
  return json([...new Map(ids.map((id) => [json(id), id])).values()]);
}
