// Columns that are read from an object inside another one; knows nothing about particular objects.

import {isObject} from '../../values/json.ts';
import {type Column, valueIn} from './column.ts';
import {isEmpty} from './packages.ts';
import {INVALID, isNothing} from './values.ts';

/** The column of the object in this field; null if there is no such object, or if it is empty or a blank string. */
export const within = (field: string, column: Column): Column => ({
  ...column,
  expected: `${column.expected} in an object named "${field}"`,
  field,
  read: (part) => {
    if (isObject(part)) return valueIn(part, column);
    return isEmpty(part) || isNothing(part) ? null : INVALID;
  },
});
