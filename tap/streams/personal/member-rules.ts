// What becomes of each member of an order under a policy.

import {type Place, placesOf} from '../../../values/path-tree.ts';
import type {PersonalPolicy, Standing, Writer} from '../stream.ts';
import {type KnownMember, knownMembers} from './known-members.ts';
import {kept} from './policy.ts';

export type MemberRule = Place<{
  /** What is known about the value itself; undefined if only members inside it are known. */
  readonly known: KnownMember | undefined;
  /** How the value itself is written; undefined if it is left out. */
  readonly write: Writer | undefined;
  /** Whether everything in the value stays as it is. */
  readonly isKept: boolean;
}>;

/** The rules for orders of a standing, beginning with the order itself. */
export function memberRules(policy: Writers, standing: Standing): MemberRule {
  const writers = new Map([...knownMembers].map(([path, {column}]) => [path, policy.memberWriter(column, standing)]));
  return placesOf(knownMembers.keys(), (path) => {
    const known = knownMembers.get(path);
    return {known, write: writers.get(path), isKept: known?.isWhole === true && isKept(path, writers)};
  });
}

type Writers = Pick<PersonalPolicy, 'memberWriter'>;

/** Whether the policy changes anything inside a member that may be written itself. */
export function changesInside(path: string, policy: Writers, standing: Standing): boolean {
  const inside = [...knownMembers].filter(([other]) => isInside(other, path));
  return inside.some(([, {column}]) => policy.memberWriter(column, standing) !== kept);
}

const isKept = (path: string, writers: ReadonlyMap<string, Writer | undefined>): boolean =>
  [...writers].every(([other, write]) => write === kept || !(other === path || isInside(other, path)));

const isInside = (path: string, whole: string): boolean =>
  path.startsWith(`${whole}.`) || path.startsWith(`${whole}[]`);
