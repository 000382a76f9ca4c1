// Makes columns, selects them, and puts their values into rows. This module knows nothing about particular streams.

import type {Column, Columns} from './column.ts';
import {integerId} from './integer-id.ts';
import {money} from './money.ts';
import {lazyReader, type NamedColumn, type Reader} from './reader.ts';
import type {Row, Value} from './stream.ts';
import {
  boolean,
  filledJson,
  filledText,
  instant,
  integer,
  jsonText,
  listJson,
  nonBlankJson,
  type Read,
  text,
} from './values.ts';

const column =
  (expected: string, read: (value: unknown) => Read) =>
  (field: string): Column => ({expected, field, read});

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

/** The selected columns of a table. */
export type Selected = {
  readonly names: readonly string[];
  /** The index of each column in the row. */
  readonly places: readonly number[];
  readonly read: Reader;
};

export function selected(table: Columns, columns: readonly string[]): Selected {
  const names = columns.filter((name) => table[name]);
  const places = names.map((name) => columns.indexOf(name));
  return {names, places, read: lazyReader(names.map((name): NamedColumn => [name, table[name] as Column]))};
}

/** All columns of a table, selected ones first, so that decisions based on them do not depend on the selection. */
export const selectedFirst = (table: Columns, columns: readonly string[]): Selected =>
  selected(table, [...new Set([...columns, ...Object.keys(table)])]);

/** A row with its keys; all other columns are null. */
export function newRow(columns: readonly string[], keys: Row): Value[] {
  const row = [...keys];
  while (row.length < columns.length) row.push(null);
  return row;
}

/** Puts the values into the row. @param values in the order of the columns */
export function fill(row: Value[], {places}: Selected, values: Row): void {
  for (let index = 0; index < places.length; index += 1) row[places[index] as number] = values[index] as Value;
}
