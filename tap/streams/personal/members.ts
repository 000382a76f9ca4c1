// Members of a JSON column that have a column, and a class, of their own: each is written as its own column is.

import {streamSchemas} from '../../../catalog/streams.ts';
import type {ColumnSchema, SelectedStream} from '../../../catalog/types.ts';
import {parseExactly} from '../../../values/exact-json.ts';
import type {JsonObject} from '../../../values/json.ts';
import type {Value, Writer} from '../stream.ts';
import {filledJson, knownText} from '../values.ts';

export type Member = {readonly name: string; readonly column: ColumnSchema};

/** The members of the object in this column that have another class than the object. */
export function membersOf(id: SelectedStream['id'], name: string): Member[] {
  const {properties} = streamSchemas[id];
  const {'x-path': path = name, 'x-personal-data': own} = properties[name] as ColumnSchema;
  return Object.values(properties).flatMap((column) => {
    const {'x-path': inner, 'x-personal-data': other} = column;
    if (other === undefined || other === own || typeof inner !== 'string' || !inner.startsWith(`${path}.`)) return [];
    return [{name: inner.slice(path.length + 1), column}];
  });
}

/** Writes the JSON text of an object. A member that may not be written is left out. */
export const writerOfMembers =
  (writers: ReadonlyMap<string, Writer>): Writer =>
  (value) =>
    typeof value === 'string' ? rewritten(parseExactly(value) as JsonObject, writers) : value;

function rewritten(object: JsonObject, writers: ReadonlyMap<string, Writer>): Value {
  const members = Object.entries(object).flatMap(([name, value]) => {
    const write = writers.get(name);
    if (write === undefined) return [[name, value]];
    const written = write(knownText(value));
    return written === null ? [] : [[name, written]];
  });
  return filledJson(Object.fromEntries(members)) as Value;
}
