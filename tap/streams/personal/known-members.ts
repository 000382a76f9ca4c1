// The members of an order that the tap knows: those that a column reads, and others that Lengow documents. From the
// schemas, so that a column's class holds wherever its value is written.

import {isJson, jsonTypesOf, pathsOf} from '../../../catalog/paths.ts';
import {streamSchemas} from '../../../catalog/streams.ts';
import type {ColumnSchema} from '../../../catalog/types.ts';
import unread from '../../../catalog/unread-fields.json' with {type: 'json'};
import type {PersonalColumn} from '../stream.ts';

export type KnownMember = {
  /** Its JSON types, besides null. */
  readonly types: ReadonlySet<string>;
  /** Whether everything in it is known to have its class, unless it is a known member itself. */
  readonly isWhole: boolean;
  /** The class of the member, and how it is hashed. All columns that read the member say the same. */
  readonly column: PersonalColumn;
};

/** By path, such as `packages[].delivery.email`. */
export const knownMembers: ReadonlyMap<string, KnownMember> = merged([
  ...Object.values(streamSchemas)
    .filter((schema) => schema['x-object'] === 'order')
    .flatMap(({properties}) => Object.entries(properties))
    .flatMap(([name, column]) => pathsOf(name, column).flatMap((path) => membersAt(path, column))),
  // None of these is personal.
  ...Object.entries(unread).map(([path, types]): Member => [path, {types: new Set(types), isWhole: false, column: {}}]),
]);

type Member = readonly [path: string, member: KnownMember];

/** The member that a column reads, and the items of a list of strings. */
function membersAt(path: string, column: ColumnSchema): Member[] {
  const types = new Set(jsonTypesOf(column));
  const isWhole = isJson(column);
  if (isWhole || !types.has('array')) return [[path, {types, isWhole, column}]];
  const ofItems = new Set([...types].filter((type) => type !== 'array'));
  return [
    [path, {types, isWhole, column}],
    [`${path}[]`, {types: ofItems, isWhole, column}],
  ];
}

function merged(members: readonly Member[]): ReadonlyMap<string, KnownMember> {
  const all = new Map<string, KnownMember>();
  for (const [path, {types, isWhole, column}] of members) {
    const known = all.get(path);
    all.set(path, {
      types: new Set([...types, ...(known?.types ?? [])]),
      isWhole: isWhole || known?.isWhole === true,
      column: known?.column ?? column,
    });
  }
  return all;
}
