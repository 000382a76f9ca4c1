// The row expected for a whole order as JSON, if every class of personal data is written.
import {CLASSES, classOf} from '../personal/classes.ts';
import {withTexts} from '../personal/leaves.ts';
import {headOf} from './child-rows.ts';
import type {Order} from './order-types.ts';
import type {Raw} from './render.ts';
import {isFilled, text} from './row-values.ts';
import type {Row} from './rows.ts';

/** @param json the order as Lengow sends it */
export function rawRow(order: Order, json: string, accountId: number): Row {
  const raw = JSON.parse(json) as Raw;
  return {
    ...headOf(order, accountId),
    raw: JSON.stringify(storable(raw.anonymized === true ? hidden(raw, '') : raw)),
    lengow_status: order.values.lengowStatus,
    anonymized: order.era === 2016 ? null : order.anonymised,
  };
}

/**
 * Of an order that Lengow has anonymised, parcels remain, and what says nothing about a person. What nobody has
 * classified is undefined.
 */
function hidden(value: unknown, path: string): unknown {
  const isWithheld = isPersonal(path);
  if (isFilled(value) && !Array.isArray(value) && hasClassesInside(path)) {
    const left = Object.fromEntries(Object.entries(value).flatMap(([name, inner]) => memberLeft(path, name, inner)));
    return isWithheld && !isFilled(left) ? null : left;
  }
  if (isWithheld) return null;
  if (Array.isArray(value)) return value.map((item) => hidden(item, `${path}[]`) ?? null);
  return classOf(path) === undefined && !hasClassesInside(path) ? undefined : value;
}

/** Of an object that is withheld as a whole, only members with a class of their own remain. */
function memberLeft(path: string, name: string, value: unknown): [string, unknown][] {
  const inside = path === '' ? name : `${path}.${name}`;
  const left = isPersonal(path) && !CLASSES.has(inside) ? undefined : hidden(value, inside);
  return left === undefined ? [] : [[name, left]];
}

const isPersonal = (path: string): boolean => !['–', 'parcel', undefined].includes(classOf(path));

const hasClassesInside = (path: string): boolean =>
  path === '' || [...CLASSES.keys()].some((known) => known.startsWith(`${path}.`) || known.startsWith(`${path}[`));

const storable = (raw: unknown): unknown => withTexts(raw, (one) => text(one) ?? one);
