// Columns as data: each has a function that reads its value from an API object. This module knows nothing about
// particular streams.

import {integerId} from './integer-id.ts';
import {money} from './money.ts';
import type {Raw, Report, Row, Tolerance, Value} from './stream.ts';
import {
  boolean,
  filledJson,
  filledText,
  INVALID,
  instant,
  integer,
  jsonText,
  listJson,
  nonBlankJson,
  type Read,
  text,
} from './values.ts';

export type Column = {
  /** What the value should be, for the message about an invalid one. */
  readonly expected: string;
  readonly read: (raw: Raw) => Read;
  /** Whether the column is an amount that Lengow converts to the account's currency. */
  readonly isConverted?: true;
  /** Another column, which accepts some values that are invalid in this one. */
  readonly alternative?: {readonly name: string; readonly column: Column};
  /** Whether the form of the value is undocumented: an invalid one then only causes a warning. */
  readonly isUndocumented?: true;
  /** Whether a program of the user sent the value to Lengow, so that Lengow cannot fix it. */
  readonly isFromUser?: true;
};

export type Columns = Readonly<Record<string, Column>>;

const column =
  (expected: string, read: (value: unknown) => Read) =>
  (field: string): Column => ({expected, read: (raw) => read(raw[field])});

export const moneyFrom = column('an amount', money);
/** An amount that Lengow converts to the account's currency. */
export const convertedFrom = (field: string): Column => ({...moneyFrom(field), isConverted: true});
export const integerFrom = column('an integer', integer);
/** Like `integerFrom`, but keeps the digits of ids that JavaScript cannot represent. */
export const integerIdFrom = column('an integer', integerId);
export const booleanFrom = column('true or false', boolean);
export const textFrom = column('a string', text);
/** Like `textFrom`, but a blank string is null. */
export const filledTextFrom = column('a string', filledText);
export const instantFrom = column('a date or date-time', instant);
export const jsonFrom = column('anything', jsonText);
/** Like `jsonFrom`, but a blank string is null. */
export const nonBlankJsonFrom = column('anything', nonBlankJson);
/** Like `nonBlankJsonFrom`, but an empty array or object is null too. */
export const filledJsonFrom = column('anything', filledJson);
/** Like `filledJsonFrom`, but an empty array stays `[]`. */
export const listJsonFrom = column('anything', listJson);

/** The selected columns of a table, each with its index in the row. */
export type Selected = readonly {readonly place: number; readonly name: string; readonly column: Column}[];

export const selected = (table: Columns, columns: readonly string[]): Selected =>
  columns.flatMap((name, place) => {
    const column = table[name];
    return column ? {place, name, column} : [];
  });

/** All columns of a table, selected ones first, so that decisions based on them do not depend on the selection. */
export const selectedFirst = (table: Columns, columns: readonly string[]): Selected =>
  selected(table, [...new Set([...columns, ...Object.keys(table)])]);

/** The values of the selected columns, in their order. */
export const readSelected = (columns: Selected, raw: Raw, report: Report): Row =>
  columns.map(({name, column}) => {
    const read = column.read(raw);
    if (read !== INVALID) return read;
    report(name, column.expected, toleranceOf(column, raw));
    return null;
  });

/** A row with its keys; all other columns are null. */
export function newRow(columns: readonly string[], keys: Row): Value[] {
  const row = new Array<Value>(columns.length).fill(null);
  for (const [place, value] of keys.entries()) row[place] = value;
  return row;
}

/** Puts the values into the row. @param values in the order of the columns */
export function fill(row: Value[], columns: Selected, values: Row): void {
  for (let index = 0; index < columns.length; index += 1)
    row[(columns[index] as Selected[number]).place] = values[index] as Value;
}

function toleranceOf({alternative, isUndocumented, isFromUser}: Column, raw: Raw): Tolerance {
  const accepts = alternative && alternative.column.read(raw) !== INVALID;
  return {alternative: accepts ? alternative.name : undefined, isUndocumented, isFromUser};
}
