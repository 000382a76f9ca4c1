// Columns as data: each is a small function from an object of the API to a value. Knows no particular stream.

import {money} from './money.ts';
import type {Context, Raw, Report, Row, Value} from './stream.ts';
import {boolean, INVALID, instant, integer, json, type Read, text} from './values.ts';

export type Column = {
  /** What the value should have been, for the message when it is not. */
  readonly expected: string;
  readonly read: (raw: Raw) => Read;
};

export type Columns = Readonly<Record<string, Column>>;

const from =
  (expected: string, read: (value: unknown) => Read) =>
  (field: string): Column => ({expected, read: (raw) => read(raw[field])});

export const moneyFrom = from('an amount', money);
export const integerFrom = from('a whole number', integer);
export const booleanFrom = from('true or false', boolean);
export const textFrom = from('a text', text);
export const instantFrom = from('a date or date-time', instant);
export const jsonFrom = from('anything', json);

/** Values in the order of the selected columns; undefined where the column is of another part of the row. */
export type Part = readonly (Value | undefined)[];

export function readSelected(table: Columns, raw: Raw, {columns}: Context, report: Report): Part {
  return columns.map((name) => {
    const column = table[name];
    return column && settle(column.read(raw), name, column, report);
  });
}

/** The values of the named columns, whether they are selected or not. */
export function readNamed(table: Columns, names: readonly string[], raw: Raw, report: Report): Row {
  const values: Record<string, Value> = {};
  for (const name of names) {
    const column = table[name];
    if (column) values[name] = settle(column.read(raw), name, column, report);
  }
  return values;
}

/** A row of exactly the selected columns: keys, the order's part, and the part that is the row's own. */
export function row({columns}: Context, keys: Row, shared: Part, own: Part): Row {
  const values: Record<string, Value> = {};
  for (const [index, name] of columns.entries()) {
    const value = own[index] === undefined ? shared[index] : own[index];
    values[name] = value === undefined ? (keys[name] ?? null) : value;
  }
  return values;
}

function settle(read: Read, name: string, {expected}: Column, report: Report): Value {
  if (read !== INVALID) return read;
  report(name, expected);
  return null;
}
