// Builds the rows of a stream whose rows are parts of an order, such as its addresses; knows none of these parts.

import type {Columns} from './column.ts';
import {fill, instantFrom, newRow, selected} from './columns.ts';
import {keyValues, orderKey, reporter, rowOf} from './order-key.ts';
import type {Raw, Report, Row, RowContext} from './stream.ts';

/** A part of an order: its own key and the values of its selected columns. */
export type Part = {readonly key: string; readonly values: Row};

export const ofOrderColumns: Columns = {updated_at: instantFrom('updated_at')};

/** One row for each part; none if the order has no key. */
export function childRecords(
  context: RowContext,
  own: ReturnType<typeof selected>,
  partsOf: (order: Raw, report: Report) => readonly Part[],
): (order: Raw) => Row[] {
  const ofOrder = selected(ofOrderColumns, context.columns);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const parts = partsOf(order, report);
    if (parts.length === 0) return [];
    const shared = newRow(context.columns, keyValues(key));
    fill(shared, ofOrder, ofOrder.read(order, report));
    return parts.map((part) => rowOf(shared, part.key, own, part.values));
  };
}
