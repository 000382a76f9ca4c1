// JSON objects of which nothing is proven; knows nothing of catalogs.

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one where the value is something else. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** The value's own key, never what it inherits. */
export const ownValue = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
