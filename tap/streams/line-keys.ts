// The keys of an order's lines in the stream `order`, for streams that refer to them.

import type {Columns} from './column.ts';
import {selected} from './columns.ts';
import {hasExchangeRate, withoutExchangeRate} from './exchange-rate.ts';
import {lineColumns} from './line-columns.ts';
import {lineNames} from './line-names.ts';
import {distinct, linesOf} from './lines.ts';
import type {Raw, Report} from './stream.ts';

const usual = all(lineColumns);
const unconverted = all(withoutExchangeRate(lineColumns));
// The stream `order` reports what is invalid in a line.
const silent: Report = () => undefined;

/** The key of each line, by each of its objects in the order. */
export function lineKeys(order: Raw): ReadonlyMap<Raw, string> {
  const compared = hasExchangeRate(order) ? usual : unconverted;
  const read = (raw: Raw) => compared.read(raw, silent);
  const lines = distinct(linesOf(order, silent, {ofLine: () => [], ofPackage: () => []}), read);
  const names = lineNames(lines);
  return new Map(
    lines.flatMap(({raw, repeats = []}, index) => [raw, ...repeats].map((own) => [own, names[index] ?? ''])),
  );
}

function all(columns: Columns) {
  return selected(columns, Object.keys(columns));
}
