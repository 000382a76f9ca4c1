// Reads the values of API V2, where everything is text, and a text may mean that there is nothing.

import {cleaned} from '../../../values/cleaned.ts';
import {isObject} from '../../../values/json.ts';
import type {Column} from '../column.ts';
import {integerId} from '../integer-id.ts';
import {money} from '../money.ts';
import {isEmpty} from '../packages.ts';
import type {Raw} from '../stream.ts';
import {boolean, filledText, INVALID, integer, isAbsent, type Read} from '../values.ts';

/** The value at a path such as `order_status/lengow`; INVALID if something on the way to it is not an object. */
export function valueAt(raw: Raw, path: string): unknown {
  let value: unknown = raw;
  for (const name of path.split('/')) {
    if (isAbsent(value) || isEmpty(value)) return null;
    if (!isObject(value)) return INVALID;
    value = cleaned(value[name]);
  }
  return value;
}

const column =
  (expected: string, read: (value: unknown) => Read) =>
  (path: string): Column => ({
    expected,
    read: (raw: Raw) => {
      const value = valueAt(raw, path);
      return value === INVALID ? INVALID : read(value);
    },
  });

export const textAt = column('a string', filledText);
export const moneyAt = column('an amount', money);
export const integerAt = column('an integer', integer);
export const integerIdAt = column('an integer', integerId);
export const booleanAt = column('true or false', boolean);
