// Reads a value that is sometimes an object and sometimes a bare string or number; knows nothing about its column.

import {isNumber} from '../../values/exact-number.ts';
import {isObject} from '../../values/json.ts';
import {isEmpty} from './packages.ts';
import {filledText, INVALID, type Read, text} from './values.ts';

/** A field of an object; a bare string or number is itself the field's value. */
export function fieldOrBare(value: unknown, field: string): Read {
  if (isEmpty(value)) return null;
  return text(isObject(value) ? value[field] : value);
}

/** A field of an object; null for a bare string or number. */
export function fieldOf(value: unknown, field: string): Read {
  if (isEmpty(value) || typeof value === 'string' || isNumber(value)) return null;
  return isObject(value) ? text(value[field]) : INVALID;
}

/** An object's id, or its name if it has no id; a bare string or number is the id. */
export function idOrName(value: unknown): Read {
  if (typeof value === 'boolean') return INVALID;
  if (!isObject(value)) return isEmpty(value) ? null : filledText(value);
  return filledText(value.id) ?? filledText(value.name);
}

/** A string, or the strings and numbers of an array joined by commas; null for an empty array. */
export function joined(value: unknown): Read {
  if (isObject(value) && Object.keys(value).length === 0) return null;
  if (!Array.isArray(value)) return text(value);
  const items = value.filter((item) => item !== null).map(textOrNumber);
  if (items.includes(INVALID)) return INVALID;
  return items.length === 0 ? null : items.join(',');
}

const textOrNumber = (value: unknown): Read => (typeof value === 'boolean' ? INVALID : text(value));
