// Finds the objects and lists in an order that are not packages; as from PHP, `[]` and `{}` are nothing.

import {isBare, objectIn, type ReportExpected} from './packages.ts';
import type {Raw} from './stream.ts';
import {isNothing} from './values.ts';

/** An object, and its position in its array, from 1. */
export type Positioned = {readonly raw: Raw; readonly position: number};

/** The object; undefined if there is nothing in it, or only a blank string in its place. */
export const filledObject = (value: unknown, expected: string, fault: ReportExpected): Raw | undefined =>
  isNothing(value) ? undefined : objectIn(value, expected, fault).find((raw) => !isBare(raw));

/** The objects in an array that have something in them. */
export function positioned(value: unknown, name: string, fault: ReportExpected): readonly Positioned[] {
  if (!Array.isArray(value)) {
    if (filledObject(value, `an array of ${name}`, fault)) fault(`an array of ${name}`);
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    const raw = filledObject(item, `that of an object in "${name}"`, fault);
    return raw === undefined ? [] : [{raw, position: index + 1}];
  });
}
