// JSON objects of unknown shape, and pointers into them; knows nothing about states.

import {ExactNumber, isMarked, mark} from './exact-number.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);

/** The object, or an empty one if the value is something else. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The value of an own key, never of an inherited one (`constructor` could be a marketplace code). */
export const ownValue = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/**
 * The value as JSON, with its numbers as received; undefined if it contains NaN or Infinity, or is nested too deeply:
 * JSON.parse accepts any depth, JSON.stringify only a few thousand levels.
 */
export function jsonOf(value: unknown): string | undefined {
  try {
    return unmarked(JSON.stringify(value));
  } catch (error) {
    if (error instanceof RangeError) return;
    throw error;
  }
}

function unmarked(json: string): string | undefined {
  if (!isMarked(json)) return json;
  return json.includes(`"${mark()}"`) ? undefined : json.replaceAll(new RegExp(`"${mark()}([^"]*)"`, 'g'), '$1');
}

/** A JSON pointer (RFC 6901). */
export const pointer = (...path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Whether arrays and objects are nested more than this many levels deep. Not recursive, to avoid a stack overflow. */
export function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= levels; depth += 1) {
    level = level
      .filter((one) => typeof one === 'object' && one !== null)
      .flatMap((one) => Object.values(one as object));
    if (level.length === 0) return false;
  }
  return true;
}
