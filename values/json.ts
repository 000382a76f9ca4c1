// JSON objects of unknown shape, and pointers into them; knows nothing about states.

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one if the value is something else. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The value of an own key, never of an inherited one (`constructor` could be a marketplace code). */
export const ownValue = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** A JSON pointer (RFC 6901). */
export const pointer = (...path: readonly string[]): string =>
  path.map((part) => `/${part.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
