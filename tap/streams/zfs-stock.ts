// The `zfs_stock` stream: one row per line of a Zalando stock report.

import {formatInstant} from '../../values/instant.ts';
import {inWords} from '../../values/words.ts';
import type {Columns} from './column.ts';
import {fill, integerFrom, newRow, selected} from './columns.ts';
import type {Report, Row, RowContext, StockRow} from './stream.ts';
import {knownText} from './values.ts';

export const stockColumns: Columns = {
  total_quantity: integerFrom('total_quantity'),
  total_offerable_quantity: integerFrom('total_offerable_quantity'),
  total_non_offerable_quantity: integerFrom('total_non_offerable_quantity'),
  location_quantity: integerFrom('location_quantity'),
  location_offerable_quantity: integerFrom('location_offerable_quantity'),
  location_non_offerable_quantity: integerFrom('location_non_offerable_quantity'),
};

export function zfsStockRecords(context: RowContext): (row: StockRow) => Row[] {
  const {accountId, columns} = context;
  const own = selected(stockColumns, columns);
  return (line) => {
    const {feed, report, createdAt, ean, location} = line;
    const row = newRow(columns, [accountId, feed, knownText(report) ?? '-', ean, location, formatInstant(createdAt)]);
    fill(row, own, own.read(line.line, reporter(line, context)));
    return [row];
  };
}

const reporter =
  ({feed, report, ean}: StockRow, {invalid}: RowContext): Report =>
  (column, expected, tolerance) =>
    invalid({
      marketplace: null,
      thing: `EAN ${inWords(ean)} in report ${inWords(report)} of feed ${feed}`,
      column,
      expected,
      ...tolerance,
    });
