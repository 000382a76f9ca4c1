// The fields of an order that this version knows, as a tree that is walked beside an order.

import known from '../../catalog/generated/known-fields.json' with {type: 'json'};

export type Known = {
  /** Such as `packages[].cart[].amount`. */
  readonly path: string;
  readonly types: ReadonlySet<string>;
  /** Empty for an object whose keys are data. */
  readonly fields: Map<string, Known>;
  /** What is known about each item of an array, if anything is. */
  item: Known | undefined;
  /** Undefined if any value is fine. */
  readonly values: ReadonlySet<string> | undefined;
};

const TYPES: Readonly<Record<string, readonly string[]>> = known.fields;
const VALUES: Readonly<Record<string, readonly string[]>> = known.values;

const nodeAt = (path: string): Known => ({
  path,
  types: new Set(TYPES[path] ?? ['object']),
  fields: new Map(),
  item: undefined,
  values: VALUES[path] && new Set(VALUES[path]),
});

export function knownOrder(): Known {
  const order = nodeAt('');
  for (const path of Object.keys(TYPES)) {
    let node = order;
    for (const [step] of path.matchAll(/\[\]|[^.[\]]+/g)) node = child(node, step);
  }
  return order;
}

function child(node: Known, step: string): Known {
  if (step === '[]') {
    node.item ??= nodeAt(`${node.path}[]`);
    return node.item;
  }
  const next = node.fields.get(step) ?? nodeAt(pathIn(node, step));
  node.fields.set(step, next);
  return next;
}

/** The path of a field of an object. */
export const pathIn = ({path}: Known, name: string): string => (path === '' ? name : `${path}.${name}`);
