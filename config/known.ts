// Finds unknown keys, and suggests which setting a misspelled key was probably meant to be.

import {pointer} from '../values/json.ts';
import type {Given} from './merge.ts';
import {settingsSchema} from './schema.ts';

export const isKnown = ({key}: Given): boolean => Object.hasOwn(settingsSchema.properties, key);

export function unknownWarning({key, where}: Given): string {
  const meant = nearest(key);
  return `${where}: unknown setting ${nameOf(key)} is ignored${meant ? `; did you mean ${meant}?` : ''}`;
}

/** Hides keys that look like secrets: a user may have entered the credentials as keys. */
const nameOf = (key: string): string =>
  /^[\w$.-]{1,31}$/.test(key) && !/\d/.test(key) ? pointer(key) : '(name hidden)';

function nearest(key: string): string | undefined {
  const names = Object.keys(settingsSchema.properties);
  const plain = key.toLowerCase().replaceAll(/[^a-z]+/g, '_');
  const contained = names.find((name) => plain.length > 3 && (name.includes(plain) || plain.includes(name)));
  return names.find((name) => distance(name, plain) <= 2) ?? contained;
}

/** The Levenshtein distance: how many letters must be inserted, removed or replaced. */
function distance(left: string, right: string): number {
  let row = Array.from({length: right.length + 1}, (_, index) => index);
  for (const [i, letter] of [...left].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...right].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
