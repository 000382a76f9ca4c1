// Reads the objects and arrays in which a marketplace lists its statuses, actions and carriers, whatever form PHP gave
// them; knows nothing about what they mean.

import {isObject} from '../../values/json.ts';
import {isEmpty, objectIn, type ReportExpected} from './packages.ts';
import type {Raw} from './stream.ts';
import {isAbsent, isNothing, storable, text} from './values.ts';

/** What a blank or missing part of a key is written as. */
export const BLANK = '-';

type Member = {readonly name: string; readonly value: unknown};

/** The members of an object in a marketplace's `orders`, with their names as they are written in keys. */
export const membersOf = ({orders}: Raw, field: string, fault: ReportExpected): readonly Member[] =>
  filledIn(orders, 'part of an "orders" object', fault)
    .flatMap(({[field]: members}) => filledIn(members, `part of an object named "${field}"`, fault))
    .flatMap((members) => Object.entries(members))
    .map(([name, value]) => ({name: keyOf(storable(name)), value}));

/** Like `objectIn`, but a blank string is nothing. */
export const filledIn = (value: unknown, expected: string, fault: ReportExpected): readonly Raw[] =>
  isNothing(value) ? [] : objectIn(value, expected, fault);

export type Listed = {
  /** As it is written in keys. */
  readonly name: string;
  /** Counted from 1, including anything in the array that has no name. */
  readonly position: number;
};

/** The strings and numbers in an array. A bare string or number is an array of one; null is nothing. */
export function namesIn(value: unknown, fault: ReportExpected): readonly Listed[] {
  return itemsIn(value, fault).flatMap((item, index) => {
    if (isAbsent(item)) return [];
    const name = text(item);
    if (typeof name === 'string') return [{name: keyOf(name), position: index + 1}];
    fault('a string');
    return [];
  });
}

function itemsIn(value: unknown, fault: ReportExpected): readonly unknown[] {
  const list = asArray(value);
  if (Array.isArray(list)) return list;
  if (isEmpty(list) || isNothing(list)) return [];
  if (typeof text(list) === 'string') return [list];
  fault('in an array of strings');
  return [];
}

const INDEX = /^(?:0|[1-9]\d*)$/;

/** PHP encodes an array with gaps as an object whose names are the indexes, and an empty object as an empty array. */
export const asArray = (value: unknown): unknown =>
  isObject(value) && Object.keys(value).every((name) => INDEX.test(name)) ? Object.values(value) : value;

const keyOf = (name: string): string => (isNothing(name) ? BLANK : name);
