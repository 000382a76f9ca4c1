// Finds the objects inside an order, however untidy it is; knows nothing of what they mean.

import {isObject} from '../../values/json.ts';
import type {Raw} from './stream.ts';
import {isAbsent} from './values.ts';

/** Says what was expected where something else was found. */
export type Fault = (expected: string) => void;

/** Nothing there: null, absent, or an empty list, which is also how PHP writes an empty object. */
export const isEmpty = (value: unknown): boolean => isAbsent(value) || (Array.isArray(value) && value.length === 0);

/** The objects of a list. What is neither empty nor a list, and what in it is no object, is a fault and left out. */
export function objectsIn(value: unknown, name: string, fault: Fault): readonly Raw[] {
  if (isEmpty(value)) return [];
  if (!Array.isArray(value)) return isObject(value) && isBare(value) ? [] : none(fault, `an array of ${name}`);
  return value.every(isObject) ? value : value.flatMap((item: unknown) => objectOf(item, `objects in ${name}`, fault));
}

/** The object as a list of one; nothing where there is none. */
export function objectOf(value: unknown, expected: string, fault: Fault): readonly Raw[] {
  if (isEmpty(value)) return [];
  return isObject(value) ? [value] : none(fault, expected);
}

export const packagesOf = (order: Raw, fault: Fault): readonly Raw[] => objectsIn(order.packages, 'packages', fault);

function isBare(value: Raw): boolean {
  for (const _ in value) return false;
  return true;
}

function none(fault: Fault, expected: string): readonly Raw[] {
  fault(expected);
  return [];
}
