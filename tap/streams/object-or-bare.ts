// Reads a value that is sometimes an object and sometimes a bare string or number; knows nothing about its column.

import {isObject} from '../../values/json.ts';
import {isEmpty} from './packages.ts';
import {filledText, INVALID, type Read, text} from './values.ts';

/** A field of an object; a bare string or number is itself the field's value. */
export function fieldOrBare(value: unknown, field: string): Read {
  if (isEmpty(value)) return null;
  return text(isObject(value) ? value[field] : value);
}

/** A field of an object; null for a bare string, number or boolean. */
export function fieldOf(value: unknown, field: string): Read {
  if (isObject(value)) return text(value[field]);
  return Array.isArray(value) && value.length > 0 ? INVALID : null;
}

/** An object's id, or its name if it has no id; a bare string or number is the id. */
export function idOrName(value: unknown): Read {
  if (!isObject(value)) return isEmpty(value) ? null : filledText(value);
  return filledText(value.id) ?? filledText(value.name);
}

/** Null for a blank string. */
export const filled = (read: Read): Read => (typeof read === 'string' ? filledText(read) : read);

/** A string, or an array's strings and numbers, joined. Blank items are left out; null if none is left. */
export function joined(value: unknown, separator: string): Read {
  if (isObject(value) && Object.keys(value).length === 0) return null;
  if (!Array.isArray(value)) return filledText(value);
  const items = value.map(filledText).filter((item) => item !== null);
  if (items.includes(INVALID)) return INVALID;
  return items.length === 0 ? null : items.join(separator);
}
