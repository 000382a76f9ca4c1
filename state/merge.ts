// Merges states: their claims, and all other values unless they conflict. Pure.

import {instantIn} from '../values/instant.ts';
import {isObject, type JsonObject, objectOf, pointer} from '../values/json.ts';
import {claimsIn, formatClaims, union} from './claims.ts';

/** Two values under the same key that cannot both be true. */
export class Contradiction extends Error {
  readonly pointer: string;

  constructor(path: readonly string[]) {
    super('two states contradict each other');
    this.pointer = pointer(...path);
  }
}

/**
 * Claims are combined, and the later of two instants is kept. The keys are sorted, so that the result does not depend
 * on the order of the states.
 *
 * @throws Contradiction
 */
export const merged = (left: JsonObject, right: JsonObject): JsonObject =>
  objectOf(mergedValue({bookmarks: {}, ...left}, {bookmarks: {}, ...right}, []));

function mergedValue(left: unknown, right: unknown, path: readonly string[]): unknown {
  if (left === undefined) return sorted(right, path);
  if (right === undefined) return sorted(left, path);
  if (isObject(left) && isObject(right)) return mergedObject(left, right, path);
  const claims = isClaims(path) ? unitedClaims(left, right) : undefined;
  if (claims !== undefined) return claims;
  if (JSON.stringify(sorted(left, path)) === JSON.stringify(sorted(right, path))) return sorted(left, path);
  const later = laterOf(left, right);
  if (later === undefined) throw new Contradiction(path);
  return later;
}

function mergedObject(left: JsonObject, right: JsonObject, path: readonly string[]): JsonObject {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort(byRank);
  const own = (value: JsonObject, key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);
  return Object.fromEntries(keys.map((key) => [key, mergedValue(own(left, key), own(right, key), [...path, key])]));
}

// As a run writes a bookmark.
const LAST: readonly string[] = ['api_version', 'account_id', 'updated_at', 'claims'];

/** Alphabetical, with the keys of a bookmark of ours at the end. */
const byRank = (a: string, b: string): number => LAST.indexOf(a) - LAST.indexOf(b) || (a < b ? -1 : 1);

function sorted(value: unknown, path: readonly string[]): unknown {
  if (isObject(value)) return mergedObject(value, value, path);
  return (isClaims(path) ? unitedClaims(value, value) : undefined) ?? value;
}

const isClaims = ([top, , key, ...rest]: readonly string[]): boolean =>
  top === 'bookmarks' && key === 'claims' && rest.length === 0;

/** Undefined if they are not claims: a bookmark of another tool may have a key of that name. */
function unitedClaims(left: unknown, right: unknown): string | undefined {
  const [one, other] = [claimsIn(left), claimsIn(right)];
  return one && other && formatClaims(union(one, other));
}

/** The later of two instants, as it was written; undefined if they are not both instants. */
function laterOf(left: unknown, right: unknown): string | undefined {
  const [one, other] = [instantIn(left), instantIn(right)];
  if (one === undefined || other === undefined) return;
  const [first, second] = [String(left), String(right)];
  return one > other || (one === other && first > second) ? first : second;
}
