// Finds the packages and other objects in an order, and reports anything else; knows nothing about what they mean.

import {isObject} from '../../values/json.ts';
import type {Raw} from './stream.ts';
import {isAbsent} from './values.ts';

/** Reports what was expected when something else was found. */
export type ReportExpected = (expected: string) => void;

/** Null, absent, `false` for "none", or an empty array, which is also how PHP encodes an empty object. */
export const isEmpty = (value: unknown): boolean =>
  isAbsent(value) || value === false || (Array.isArray(value) && value.length === 0);

/** A package of an order, with the parts of it that contain lines and trackings. */
export type Package = {
  /** Counted from 1, including anything in the array that is not a package. */
  readonly position: number;
  readonly cart: unknown;
  readonly delivery: unknown;
};

export function packagesOf(order: Raw, fault: ReportExpected): readonly Package[] {
  const found: Package[] = [];
  for (const [index, item] of itemsIn(order.packages, 'packages', fault).entries())
    for (const {cart, delivery} of objectIn(item, 'objects in packages', fault))
      found.push({position: index + 1, cart, delivery});
  return found;
}

/** The objects in an array. Reports a value that is neither empty nor an array, and an item that is not an object. */
export function objectsIn(value: unknown, name: string, fault: ReportExpected): readonly Raw[] {
  const items = itemsIn(value, name, fault);
  return items.every(isObject) ? items : items.flatMap((item) => objectIn(item, `objects in ${name}`, fault));
}

function itemsIn(value: unknown, name: string, fault: ReportExpected): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isEmpty(value) || (isObject(value) && isBare(value)) ? [] : none(fault, `an array of ${name}`);
}

/** Wraps an object in an array, which is empty if the value is not an object. */
export function objectIn(value: unknown, expected: string, fault: ReportExpected): readonly Raw[] {
  if (isEmpty(value)) return [];
  return isObject(value) ? [value] : none(fault, expected);
}

/** Whether an object has no members. */
export function isBare(value: Raw): boolean {
  for (const _ in value) return false;
  return true;
}

function none(fault: ReportExpected, expected: string): readonly never[] {
  fault(expected);
  return [];
}
