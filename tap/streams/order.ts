// The `order` stream: one row per line of an order; the order's own values are repeated on each.

import type {Columns} from './column.ts';
import {fill, newRow, selected, selectedFirst} from './columns.ts';
import {hasExchangeRate, withoutExchangeRate} from './exchange-rate.ts';
import {lineColumns} from './line-columns.ts';
import {lineNames} from './line-names.ts';
import {distinct, linesOf} from './lines.ts';
import {orderColumns} from './order-columns.ts';
import {flagColumns, flagColumnsByType} from './order-flags.ts';
import {keyValues, orderKey, reporter, rowOf} from './order-key.ts';
import {packageColumns} from './package-columns.ts';
import type {Raw, Report, Row, RowContext, Value} from './stream.ts';

const NO_LINE = 'no-line';

/** One row for each line, or one row with the line id `no-line`; none if the order has no key. */
export function orderRecords(context: RowContext): (order: Raw) => Row[] {
  const usual = readersOf(context.columns, {ofOrder: orderColumns, ofLine: lineColumns});
  const unconverted = readersOf(context.columns, {
    ofOrder: withoutExchangeRate(orderColumns),
    ofLine: withoutExchangeRate(lineColumns),
  });
  const ofPackage = selected(packageColumns, context.columns);
  const fillFlags = flagsOf(context);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const {ofOrder, ofLine, compared} = hasExchangeRate(order) ? usual : unconverted;
    const report = reporter(key, context);
    const shared = newRow(context.columns, [...keyValues(key), NO_LINE]);
    fill(shared, ofOrder, ofOrder.read(order, report));
    fillFlags(shared, order, report);
    // Lines are read before they are merged, so an invalid value in a repeated line is reported.
    const found = linesOf(order, report, {
      ofLine: (raw) => ofLine.read(raw, report),
      ofPackage: (raw) => ofPackage.read(raw, report),
    });
    if (found.length === 0) return [shared];
    const lines = distinct(found, (raw) => compared.read(raw, () => undefined));
    const names = lineNames(lines);
    return lines.map((line, index) => {
      const row = rowOf(shared, names[index], ofLine, line.own);
      fill(row, ofPackage, line.ofPackage);
      return row;
    });
  };
}

type Tables = {readonly ofOrder: Columns; readonly ofLine: Columns};

const readersOf = (columns: readonly string[], {ofOrder, ofLine}: Tables) => ({
  ofOrder: selected(ofOrder, columns),
  ofLine: selected(ofLine, columns),
  compared: selectedFirst(ofLine, columns),
});

/** Fills in the selected flags of an order. */
function flagsOf({columns, policy}: RowContext) {
  const usual = selected(flagColumns, columns);
  const byType = selected(flagColumnsByType, columns);
  return (row: Value[], order: Raw, report: Report): void => {
    if (usual.names.length === 0) return;
    const standing = policy?.standingOf(order) ?? 'open';
    const flags = standing === 'open' ? usual : byType;
    fill(row, flags, flags.read(order, report));
  };
}
