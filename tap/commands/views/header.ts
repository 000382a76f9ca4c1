// The view of whole orders: one row of each order, with the selected columns that all its lines have in common.

import {pathsOf} from '../../../catalog/paths.ts';
import {streamSchemas} from '../../../catalog/streams.ts';
import type {SelectedStream} from '../../../catalog/types.ts';
import {columnsIn, type Place, tableIn} from './place.ts';
import {ranked} from './ranked.ts';

const {properties, 'x-key-properties': keys} = streamSchemas.order;

const ORDER = keys.slice(0, -1);
const LINE = keys.slice(-1);

/** @param order the stream `order`, whose view of current rows must exist */
export const headerView = ({name, columns}: SelectedStream, place: Place): string =>
  ranked({
    shows: 'One row per order, with its order-level values',
    view: tableIn(place, `${name}_header`),
    table: tableIn(place, `${name}_current`),
    rank: 'row_number',
    of: columnsIn(place, ORDER),
    orderBy: columnsIn(place, LINE),
    columns: columnsIn(place, columns.filter(isOfOrder)),
  });

// The place of a package in its order, which is not a field.
const OF_PACKAGE = 'package_number';

function isOfOrder(name: string): boolean {
  const column = properties[name];
  return (
    column !== undefined && name !== OF_PACKAGE && !pathsOf(name, column).some((path) => path.startsWith('packages[]'))
  );
}
