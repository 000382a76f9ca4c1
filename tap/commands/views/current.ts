// The view of a stream's current rows: those of the latest write of their order, action or report.

import {type StreamId, streamSchemas} from '../../../catalog/streams.ts';
import type {SelectedStream, StreamSchema} from '../../../catalog/types.ts';
import {descending} from './dialect.ts';
import {columnsIn, type Place, tableIn} from './place.ts';
import {ranked} from './ranked.ts';

/** What the view of each stream shows. The other streams are read in full, so they have no view. */
const SHOWN: Readonly<Partial<Record<StreamId, string>>> = {
  order: 'The current lines of each order',
  order_action: 'The current row of each action, for targets that append',
  order_address: 'The current addresses of each order',
  order_document: 'The current documents of each order',
  order_payment: 'The current payments of each order',
  order_raw: 'The current JSON of each order',
  order_tracking: 'The current trackings of each order',
  zfs_stock: "The rows of Zalando's stock reports, each once, for targets that append",
};

export const VIEWED = Object.keys(SHOWN) as readonly StreamId[];

const ORDER = ['account_id', 'marketplace', 'marketplace_order_id'];

// An order that no longer has any of these has no newer row in their table.
const MAY_BE_GONE: readonly StreamId[] = ['order_document', 'order_payment', 'order_tracking'];

/** @param orders the stream `order`, if it is selected: the table that says when an order was last written */
export function currentView(
  {id, name, columns}: SelectedStream,
  orders: SelectedStream | undefined,
  place: Place,
): string {
  const schema = streamSchemas[id];
  const updated = schema['x-replication-key'] as string;
  const extracted = place.extractedAt === undefined ? [] : [place.extractedAt];
  const newest = columnsIn(place, [updated, ...extracted]).map((column) => `${column} ${descending(place.dialect)}`);
  return ranked({
    shows: SHOWN[id] as string,
    view: tableIn(place, `${name}_current`),
    table: tableIn(place, name),
    rank: 'rank',
    of: columnsIn(place, groupOf(schema)),
    orderBy: newest,
    columns: columnsIn(place, [...columns, ...extracted]),
    // A target that appends may have a whole report twice.
    isDistinct: id === 'zfs_stock',
    orders: orders && MAY_BE_GONE.includes(id) ? tableIn(place, orders.name) : undefined,
  });
}

/** The columns whose values the rows of one write have in common. */
const groupOf = (schema: StreamSchema): readonly string[] =>
  schema['x-object'] === 'order' ? ORDER : schema['x-key-properties'];
