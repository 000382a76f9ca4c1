// Writes JSON of any depth: JSON.stringify is recursive and fails after a few thousand levels.

import {ExactNumber} from './exact-number.ts';

/** Either punctuation, or a value that is not yet written. */
type Part = string | {readonly value: unknown};

/**
 * The value as JSON.stringify would write it, with its numbers as received.
 *
 * @param notJson called for each NaN or Infinity, which is written as null
 */
export function deepJson(value: unknown, notJson: () => void): string {
  const written: string[] = [];
  const rest: Part[] = [{value}];
  for (let part = rest.pop(); part !== undefined; part = rest.pop()) {
    if (typeof part === 'string') written.push(part);
    else if (isContainer(part.value)) for (const inner of partsOf(part.value).reverse()) rest.push(inner);
    else written.push(scalarJson(part.value, notJson));
  }
  return written.join('');
}

const isContainer = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof ExactNumber);

function partsOf(container: object): Part[] {
  const isArray = Array.isArray(container);
  const parts: Part[] = [isArray ? '[' : '{'];
  for (const [name, value] of Object.entries(container)) {
    const comma = parts.length > 1 ? ',' : '';
    parts.push(isArray ? comma : `${comma}${JSON.stringify(name)}:`, {value});
  }
  parts.push(isArray ? ']' : '}');
  return parts;
}

function scalarJson(value: unknown, notJson: () => void): string {
  if (!(value instanceof ExactNumber)) return JSON.stringify(value);
  if (value.digits === undefined) notJson();
  return value.digits ?? 'null';
}
