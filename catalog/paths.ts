// Where an API object has the value of a column, and in which JSON types.

import type {ColumnSchema} from './types.ts';

// How the API represents a value of each column type.
const JSON_TYPES: Readonly<Record<string, readonly string[]>> = {
  boolean: ['boolean', 'number', 'string'],
  integer: ['number', 'string'],
  number: ['number', 'string'],
  string: ['number', 'string'],
};

/** The places that the column is read from; none if its value is not a field of its own. */
export const pathsOf = (name: string, column: ColumnSchema): readonly string[] => [column['x-path'] ?? name].flat();

/** The JSON types of the value, besides null. */
export const jsonTypesOf = (column: ColumnSchema): readonly string[] =>
  column['x-json-types'] ?? [column.type].flat().flatMap((type) => JSON_TYPES[type] ?? []);

/** Whether the column has everything in an array or object, as JSON. Other arrays contain strings or numbers. */
export function isJson(column: ColumnSchema): boolean {
  const types = jsonTypesOf(column);
  return types.includes('object') || types.every((type) => type === 'array');
}
