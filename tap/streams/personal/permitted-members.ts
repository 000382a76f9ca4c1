// Leaves out of an object what may not be written, member by member. What is not known may be personal, so it is left
// out too.

import {isObject, type JsonObject} from '../../../values/json.ts';
import {jsonTypeOf} from '../../../values/json-type.ts';
import {pathIn} from '../../../values/path-tree.ts';
import {codeIn} from '../../../values/words.ts';
import {isEmpty} from '../packages.ts';
import {knownText} from '../values.ts';
import type {MemberRule} from './member-rules.ts';
import {kept, withheld} from './policy.ts';

export const LEFT_OUT: unique symbol = Symbol('left out');

/**
 * What may be written of a value, or LEFT_OUT. Recursive only as far as members are known, so deep values are safe.
 *
 * @param leftOut takes the path of each member that is left out because it, or its type, is unknown
 */
export function permittedValue(value: unknown, rule: MemberRule, leftOut: (path: string) => void): unknown {
  if (rule.isKept) return value;
  if (isObject(value) && rule.fields.size > 0) return members(value, rule, leftOut);
  if (isClosed(rule)) return withoutValue(rule);
  if (Array.isArray(value) && rule.item) return items(value, rule.item, leftOut);
  if (isNothing(value)) return value;
  if (isExpected(value, rule)) return rule.write === kept ? value : rule.write?.(knownText(value));
  leftOut(rule.path);
  return LEFT_OUT;
}

/** Whether nothing of the value itself may be written, whatever it is. */
const isClosed = ({known, write}: MemberRule): boolean =>
  known !== undefined && (write === undefined || write === withheld);

const withoutValue = ({write}: MemberRule): null | typeof LEFT_OUT => (write === undefined ? LEFT_OUT : null);

/** An array in place of an object would hide the object's members from their rules. */
function isExpected(value: unknown, {known, fields}: MemberRule): boolean {
  const type = jsonTypeOf(value);
  return known?.types.has(type) === true && !(type === 'array' && fields.size > 0);
}

function members(object: JsonObject, rule: MemberRule, leftOut: (path: string) => void): unknown {
  const found = Object.entries(object).flatMap(([name, value]): [string, unknown][] => {
    const field = rule.fields.get(name);
    const permitted = field ? permittedValue(value, field, leftOut) : unknownMember(name, value, rule, leftOut);
    return permitted === LEFT_OUT ? [] : [[name, permitted]];
  });
  const isAllClosed = rule.known?.isWhole === true && isClosed(rule) && found.length === 0;
  return isAllClosed ? withoutValue(rule) : Object.fromEntries(found);
}

function unknownMember(name: string, value: unknown, rule: MemberRule, leftOut: (path: string) => void): unknown {
  if (rule.known?.isWhole) return rule.write === kept ? value : LEFT_OUT;
  leftOut(pathIn(rule, codeIn(name)));
  return LEFT_OUT;
}

/** An item that is left out becomes null, because the others must keep their positions. */
const items = (array: readonly unknown[], rule: MemberRule, leftOut: (path: string) => void): unknown[] =>
  array.map((item) => {
    const permitted = permittedValue(item, rule, leftOut);
    return permitted === LEFT_OUT ? null : permitted;
  });

/** Nothing, also as PHP writes it. */
const isNothing = (value: unknown): boolean => isEmpty(value) || (isObject(value) && Object.keys(value).length === 0);
