// Writes the JSON of a column without what columns of other classes read inside it.

import {isJson, pathsOf} from '../../../catalog/paths.ts';
import type {ColumnSchema} from '../../../catalog/types.ts';
import {parseExactly} from '../../../values/exact-json.ts';
import {placeAt} from '../../../values/path-tree.ts';
import type {PersonalPolicy, Standing, Value, Writer} from '../stream.ts';
import {filledJson, INVALID} from '../values.ts';
import {changesInside, type MemberRule, memberRules} from './member-rules.ts';
import {LEFT_OUT, permittedValue} from './permitted-members.ts';
import {kept} from './policy.ts';

type JsonColumn = {readonly name: string; readonly column: ColumnSchema; readonly standing: Standing};

/** How a column is written whose own class may be written. */
export function jsonWriter({name, column, standing}: JsonColumn, policy: Pick<PersonalPolicy, 'memberWriter'>): Writer {
  const paths = isJson(column) ? pathsOf(name, column) : [];
  if (!paths.some((path) => changesInside(path, policy, standing))) return kept;
  const order = memberRules(policy, standing);
  const rules = paths.map((path) => placeAt(order, path));
  return (value) => rules.reduce<Value>((json, rule) => (typeof json === 'string' ? written(json, rule) : null), value);
}

/** Null if nothing is left. */
function written(json: string, rule: MemberRule): Value {
  const permitted = permittedValue(parseExactly(json), rule, () => {});
  const read = permitted === LEFT_OUT ? null : filledJson(permitted);
  return read === INVALID ? null : read;
}
