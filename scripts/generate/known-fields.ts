// Lists the fields of an order that the tap knows: those that columns read, and those documented but not read.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {jsonTypesOf, pathsOf} from '../../catalog/paths.ts';
import {streamSchemas} from '../../catalog/streams.ts';

type Types = Readonly<Record<string, readonly string[]>>;

/** A JSON file: the JSON types of each field besides null, and the known values of some fields, by path. */
export function knownFields(root: string): string {
  const columns = Object.values(streamSchemas)
    .filter((schema) => schema['x-object'] === 'order')
    .flatMap(({properties}) => Object.entries(properties));
  const unread: Types = JSON.parse(readFileSync(join(root, 'catalog/unread-fields.json'), 'utf8'));
  const own = columns.flatMap(([name, column]) =>
    pathsOf(name, column).map((path): Field => [path, jsonTypesOf(column)]),
  );
  const wholes = own.filter(([, types]) => types.includes('object')).map(([path]) => `${path}.`);
  // A column has the whole object as JSON: its keys are data, even those that have columns of their own.
  const isInWhole = ([path]: Field) => wholes.some((whole) => path.startsWith(whole));
  const fields = [...own, ...Object.entries(unread)].filter((field) => !isInWhole(field)).flatMap(withContainers);
  const values = columns.flatMap(([name, column]) => {
    const known = column['x-known-values'];
    return known ? pathsOf(name, column).map((path): Field => [path, known]) : [];
  });
  return `{\n  "fields": ${table(united(fields))},\n  "values": ${table(Object.fromEntries(values))}\n}\n`;
}

/** One line for each path. */
const table = (lists: Types): string =>
  `{\n${Object.entries(lists)
    .map(([path, list]) => `    ${JSON.stringify(path)}: ${JSON.stringify(list)}`)
    .join(',\n')}\n  }`;

type Field = readonly [path: string, types: readonly string[]];

/** The field, and the arrays and objects that it is in: `a[].b` is in the array `a` and the object `a[]`. */
function withContainers([path, types]: Field): Field[] {
  const containers = [...path.matchAll(/\[\]|\./g)].map(({0: mark, index}): Field => {
    return [path.slice(0, index), [mark === '.' ? 'object' : 'array']];
  });
  return [...containers, [path, types]];
}

function united(fields: readonly Field[]): Types {
  const all = new Map<string, Set<string>>();
  for (const [path, types] of fields) all.set(path, new Set([...(all.get(path) ?? []), ...types]));
  return Object.fromEntries([...all].sort().map(([path, types]) => [path, [...types].sort()]));
}
