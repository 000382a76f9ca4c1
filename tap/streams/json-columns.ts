// Columns that contain JSON text and in which an empty object means nothing.

import {isObject} from '../../values/json.ts';
import type {Column} from './columns.ts';
import {INVALID, isNothing, jsonText, type Read} from './values.ts';

const json =
  (read: (value: unknown) => Read) =>
  (field: string): Column => ({expected: 'an object or an array', read: (raw) => read(raw[field])});

/** Null if the object is empty. PHP writes an empty object as `[]`. */
export const objectJsonFrom = json((value) => (isBare(value) ? null : container(value)));

/** `[]` if the array is empty. PHP may write an array as an object. */
export const arrayJsonFrom = json((value) => (isBare(value) ? '[]' : container(value)));

function container(value: unknown): Read {
  if (isNothing(value) || typeof value === 'boolean') return null;
  return Array.isArray(value) || isObject(value) ? jsonText(value) : INVALID;
}

const isBare = (value: unknown): boolean =>
  (Array.isArray(value) || isObject(value)) && Object.keys(value).length === 0;
