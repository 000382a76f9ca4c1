// The `amazon_vidr` stream: one row per line of Amazon's VAT invoice data report.

import {streamSchemas} from '../../catalog/streams.ts';
import {isObject} from '../../values/json.ts';
import type {Column, Columns} from './column.ts';
import {booleanFrom, fill, filledTextFrom, integerFrom, moneyFrom, newRow, selected} from './columns.ts';
import type {Raw, Report, Row, RowContext} from './stream.ts';
import {filledJson, storable} from './values.ts';
import {vidrInstant} from './vidr-date.ts';

/** A line of a marketplace's report. */
export type VidrLine = Readonly<{
  marketplace: string;
  /** None is missing. */
  ids: Readonly<Record<'order' | 'line' | 'shipping' | 'transaction' | 'type', string>>;
  /** As received. */
  members: Raw;
}>;

const {properties, 'x-key-properties': KEYS} = streamSchemas.amazon_vidr;

const instantFrom = (member: string): Column => ({
  expected: 'a date such as 2019-02-20T14:11:00Z or 2/20/2019 14:11',
  field: member,
  read: vidrInstant,
});

/** How a value is read, by the type in the schema. */
const READERS: Readonly<Record<string, (member: string) => Column>> = {
  boolean: booleanFrom,
  'date-time': instantFrom,
  integer: integerFrom,
  number: moneyFrom,
  string: filledTextFrom,
};

/** Built when the stream is selected, since most runs do without. */
const vidrColumns = (): Columns => ({
  ...Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => !KEYS.includes(name))
      .flatMap(([name, {type, format, 'x-path': path = name}]) => {
        const reader = READERS[format ?? [type].flat().find((one) => one !== 'null') ?? ''];
        return reader && typeof path === 'string' ? [[name, reader(path)]] : [];
      }),
  ),
  extra: extraColumn(),
});

/** The members that have no column. */
function extraColumn(): Column {
  const known = new Set(Object.entries(properties).flatMap(([name, {'x-path': path}]) => path ?? name));
  const unknown = (members: object) => Object.fromEntries(Object.entries(members).filter(([name]) => !known.has(name)));
  return {expected: 'JSON', read: (members: Raw) => filledJson(unknown(members))};
}

/** One row. */
export function amazonVidrRecords({accountId, columns, invalid}: RowContext): (line: VidrLine) => Row[] {
  const own = selected(vidrColumns(), columns);
  return ({marketplace, ids, members}) => {
    const report: Report = (column, expected) => invalid({marketplace, orderId: ids.order, column, expected});
    checkKeys(members, report);
    const texts = [marketplace, ids.order, ids.line, ids.shipping, ids.transaction, ids.type].map(storable);
    const row = newRow(columns, [accountId, ...texts]);
    fill(row, own, own.read(members, report));
    return [row];
  };
}

// Such an id has been treated as missing.
function checkKeys(members: VidrLine['members'], report: Report): void {
  for (const key of KEYS.slice(2)) {
    const value = members[String(properties[key]?.['x-path'])];
    if (isObject(value) || Array.isArray(value)) report(key, 'a string');
  }
}
