// What the mode `hash`, for all classes, makes of rows that have every value. Written by hand, without the tap's code.

import type {AnyStream} from '../helpers/streams.ts';
import {ORDER_KEY} from '../helpers/streams.ts';
import type {Row, Value} from '../sandbox/index.ts';
import {CLASSES, classOf, type PersonalClass} from './classes.ts';
import {PERSONAL_COLUMNS} from './columns.ts';
import {hashOf} from './hashed.ts';

/** Columns that are hashed as a member with another name is. */
const PATHS: Readonly<Record<string, string>> = {
  buyer_tax_type: 'tax.buyer_tax.type',
  from_address_phone: 'from_address.phone_office',
};

/** The first two characters of a postal code say little about a person. */
const KEPT = new Set(['postal_area']);

/** @param rows those of each order in the order in which they were read */
export function hashedRows(stream: AnyStream, rows: readonly Row[]): Row[] {
  const classes = classesIn(stream);
  const numbers = new Map<string, number>();
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries([...classes].map(([column, own]) => [column, hashed(own, column, row[column] ?? null)])),
    ...(stream === 'order_tracking' && {tracking_number: hashedNumber(row, numbers)}),
    ...(stream === 'order_raw' && {raw: hashedRaw(row)}),
  }));
}

const classesIn = (stream: AnyStream): Map<string, PersonalClass> =>
  new Map(
    Object.entries(PERSONAL_COLUMNS[stream] ?? {}).flatMap(([personalClass, columns]) =>
      columns.filter((column) => !KEPT.has(column)).map((column) => [column, personalClass as PersonalClass] as const),
    ),
  );

const hashed = (personalClass: PersonalClass, column: string, value: Value): Value => {
  const path = PATHS[column] ?? `.${column}`;
  return value === null ? null : hashOf({personalClass, path, place: path, value});
};

/** The second of an order's numbers with one hash ends in `#2`. */
function hashedNumber(row: Row, numbers: Map<string, number>): string {
  const number = String(row.tracking_number);
  if (/^untracked(-\d+)?$/.test(number)) return number;
  const hash = hashed('parcel', 'number', number.replace(/#\d+$/, ''));
  const name = [...ORDER_KEY.map((key) => row[key]), hash].join(' ');
  const count = (numbers.get(name) ?? 0) + 1;
  numbers.set(name, count);
  return count === 1 ? String(hash) : `${hash}#${count}`;
}

const hashedRaw = ({raw, anonymized}: Row): string =>
  JSON.stringify(hashedMember(JSON.parse(String(raw)), '', anonymized === true));

/** In an order that Lengow has anonymised, only parcels have values. */
function hashedMember(value: unknown, path: string, isHidden: boolean): unknown {
  const personalClass = classOf(path);
  const isText = personalClass === 'free_text';
  if (isObject(value) && (path === '' || hasInside(path))) {
    const inside = Object.entries(value)
      .map(([name, inner]) => [within(path, name), name, inner] as const)
      .filter(([member]) => isListed(member) || (classOf(member) !== undefined && !isText))
      .map(([member, name, inner]) => [name, hashedMember(inner, member, isHidden)]);
    return isText && inside.length === 0 ? null : Object.fromEntries(inside);
  }
  if (isText) return null;
  if (Array.isArray(value)) return value.map((item) => hashedMember(item, `${path}[]`, isHidden));
  const isOpen = personalClass === undefined || personalClass === '–' || value === null || isObject(value);
  if (isOpen) return value;
  return isHidden && personalClass !== 'parcel' ? null : hashOf({personalClass, path, place: path, value});
}

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
const hasInside = (path: string): boolean => KNOWN.some((one) => one.startsWith(`${path}.`));
const isListed = (path: string): boolean =>
  KNOWN.some((one) => one === path || one.startsWith(`${path}.`) || one.startsWith(`${path}[]`));
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const KNOWN = [...CLASSES.keys()];
