// The stream `order`: one row for each line of an order, the order's own values repeated on each.

import {streamSchemas} from '../../catalog/streams.ts';
import {begun, type Named, put, readNamed, readSelected, selected} from './columns.ts';
import {distinct, lineNames, linesOf} from './lines.ts';
import {lineColumns, orderColumns} from './order-columns.ts';
import {keyValues, orderKey, reporter, rowOf} from './order-key.ts';
import type {Context, Raw, RawOrder, Row} from './stream.ts';

const NO_LINE = 'no-line';

const {properties} = streamSchemas.order;
// Columns that are not selected by default have no say, so that keys do not move with the selection.
const deciding = Object.keys(lineColumns).filter((name) => properties[name]?.['x-selected-by-default'] !== false);

/** One row for each line, or one with the line id `no-line`; none where the order has no key. */
export function orderRecords(context: Context): (order: RawOrder) => Row[] {
  const {columns} = context;
  const ofOrder = selected(orderColumns, columns);
  const ofLine = selected(lineColumns, columns);
  return (order) => {
    const key = orderKey(order, context);
    if (!key) return [];
    const report = reporter(key, context);
    const shared = begun(columns, [...keyValues(key), NO_LINE]);
    put(shared, ofOrder, readSelected(ofOrder, order, report));
    // Read before lines are dropped: a faulty value in a line that is shown twice is a faulty value.
    const found = linesOf(order, report, (raw) => readSelected(ofLine, raw, report));
    if (found.length === 0) return [shared];
    const lines = distinct(found, agree);
    const names = lineNames(lines);
    return lines.map(({own}, index) => rowOf(shared, names[index], ofLine, own));
  };
}

function agree(a: Raw, b: Raw): boolean {
  const [ours, theirs] = [quietly(a), quietly(b)];
  return deciding.every((name) => ours[name] === theirs[name]);
}

const quietly = (raw: Raw): Named => readNamed(lineColumns, deciding, raw, () => undefined);
