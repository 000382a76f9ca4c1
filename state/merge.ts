// Merges states: their claims, and all other values unless they conflict. Pure.

import {parseBound} from '../values/instant.ts';
import {isObject, type JsonObject, objectOf, pointer} from '../values/json.ts';
import {type Claims, formatClaims, parseClaims, union} from './claims.ts';

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
  if (isClaims(path)) return formatClaims(union(claimsOf(left), claimsOf(right)));
  if (JSON.stringify(sorted(left, path)) === JSON.stringify(sorted(right, path))) return sorted(left, path);
  const later = laterOf(left, right);
  if (later === undefined) throw new Contradiction(path);
  return later;
}

function mergedObject(left: JsonObject, right: JsonObject, path: readonly string[]): JsonObject {
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])].sort();
  const own = (value: JsonObject, key: string) => (Object.hasOwn(value, key) ? value[key] : undefined);
  return Object.fromEntries(keys.map((key) => [key, mergedValue(own(left, key), own(right, key), [...path, key])]));
}

function sorted(value: unknown, path: readonly string[]): unknown {
  if (isObject(value)) return mergedObject(value, value, path);
  return isClaims(path) ? formatClaims(claimsOf(value)) : value;
}

const isClaims = ([top, , key, ...rest]: readonly string[]): boolean =>
  top === 'bookmarks' && key === 'claims' && rest.length === 0;

const claimsOf = (text: unknown): Claims => parseClaims(String(text)) ?? new Map();

/** The later of two instants, as it was written; undefined if they are not both instants. */
function laterOf(left: unknown, right: unknown): string | undefined {
  if (typeof left !== 'string' || typeof right !== 'string') return;
  const [one, other] = [parseBound(left), parseBound(right)];
  if (one === undefined || other === undefined) return;
  return one > other || (one === other && left > right) ? left : right;
}
