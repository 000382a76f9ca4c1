// The fields of an order that this version knows, as a tree that is walked beside an order.

import known from '../../catalog/generated/known-fields.json' with {type: 'json'};
import {type Place, placesOf} from '../../values/path-tree.ts';

/** An object without fields has keys that are data. */
export type Known = Place<{
  readonly types: ReadonlySet<string>;
  /** Undefined if any value is fine. */
  readonly values: ReadonlySet<string> | undefined;
}>;

const TYPES: Readonly<Record<string, readonly string[]>> = known.fields;
const VALUES: Readonly<Record<string, readonly string[]>> = known.values;

export const knownOrder = (): Known =>
  placesOf(Object.keys(TYPES), (path) => ({
    types: new Set(TYPES[path] ?? ['object']),
    values: VALUES[path] && new Set(VALUES[path]),
  }));
