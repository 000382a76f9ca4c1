// Walks the values of an order, however deep they are.

export type Leaf = {
  /** Where orders have the value: `packages[].delivery.email`. */
  readonly path: string;
  /** Where this order has it: `packages[1].delivery.email`. */
  readonly place: string;
  /** Text, a number, a boolean or null; or an empty array or object. */
  readonly value: unknown;
};

export const leavesOf = (value: unknown, path = '', place = ''): Leaf[] => {
  if (!isFilled(value)) return [{path, place, value}];
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, `${path}[]`, `${place}[${at}]`));
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, within(path, name), within(place, name)));
};

/** The value with each text in it replaced. */
export function withTexts(value: unknown, replace: (text: string, path: string) => string, path = ''): unknown {
  if (typeof value === 'string') return replace(value, path);
  if (!isFilled(value)) return value;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, replace, `${path}[]`));
  const entries = Object.entries(value).map(([name, inner]) => [name, withTexts(inner, replace, within(path, name))]);
  return Object.fromEntries(entries);
}

const isFilled = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

const within = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);
