// Looks for what this version does not know in an order.

import {ExactNumber} from '../../values/exact-number.ts';
import type {JsonObject} from '../../values/json.ts';
import {jsonTypeOf} from '../../values/json-type.ts';
import {pathIn} from '../../values/path-tree.ts';
import {codeIn} from '../../values/words.ts';
import type {Drift} from './drift.ts';
import {type Known, knownOrder} from './known.ts';

const ORDER = knownOrder();

export const lookInto = (order: JsonObject, drift: Drift): void => look(order, ORDER, drift);

function look(value: unknown, known: Known, drift: Drift): void {
  const type = jsonTypeOf(value);
  if (!known.types.has(type)) {
    if (!isNone(value, known)) drift.type(known.path, type);
  } else if (type === 'object') lookIntoFields(value as JsonObject, known, drift);
  else if (type === 'array' && known.item) for (const item of value as unknown[]) look(item, known.item, drift);
  else if (typeof value === 'string' && isUnknown(value, known)) drift.status(known.path, codeIn(value));
}

function lookIntoFields(value: JsonObject, known: Known, drift: Drift): void {
  // The keys are data.
  if (known.fields.size === 0) return;
  for (const name in value) {
    const field = known.fields.get(name);
    if (field === undefined) drift.field(pathIn(known, codeIn(name)));
    else look(value[name], field, drift);
  }
}

const isUnknown = (text: string, {values}: Known): boolean => text.trim() !== '' && values?.has(text) === false;

/** PHP may send an empty array for an empty object and vice versa, or false for either. */
function isNone(value: unknown, {types}: Known): boolean {
  if (value === null || value === undefined) return true;
  if (value === false) return types.has('array') || types.has('object');
  return typeof value === 'object' && Object.keys(value).length === 0 && !(value instanceof ExactNumber);
}
