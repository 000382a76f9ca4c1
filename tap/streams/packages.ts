// Finds the packages and other objects in an order, and reports anything else; knows nothing about what they mean.

import {isObject} from '../../values/json.ts';
import type {Raw} from './stream.ts';
import {isAbsent} from './values.ts';

/** Reports what was expected when something else was found. */
export type ReportExpected = (expected: string) => void;

/** Null, absent, `false` for "none", or an empty array, which is also how PHP encodes an empty object. */
export const isEmpty = (value: unknown): boolean =>
  isAbsent(value) || value === false || (Array.isArray(value) && value.length === 0);

/** The objects in an array. Reports a value that is neither empty nor an array, and an item that is not an object. */
export function objectsIn(value: unknown, name: string, fault: ReportExpected): readonly Raw[] {
  if (isEmpty(value)) return [];
  if (!Array.isArray(value)) return isObject(value) && isBare(value) ? [] : none(fault, `an array of ${name}`);
  return value.every(isObject) ? value : value.flatMap((item: unknown) => objectIn(item, `objects in ${name}`, fault));
}

/** Wraps an object in an array, which is empty if the value is not an object. */
export function objectIn(value: unknown, expected: string, fault: ReportExpected): readonly Raw[] {
  if (isEmpty(value)) return [];
  return isObject(value) ? [value] : none(fault, expected);
}

export const packagesOf = (order: Raw, fault: ReportExpected): readonly Raw[] =>
  objectsIn(order.packages, 'packages', fault);

function isBare(value: Raw): boolean {
  for (const _ in value) return false;
  return true;
}

function none(fault: ReportExpected, expected: string): readonly Raw[] {
  fault(expected);
  return [];
}
