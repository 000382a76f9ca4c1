// Finds unknown keys, and suggests which setting a misspelled key was probably meant to be.

import {pointer} from '../values/json.ts';
import {nearest} from '../values/nearest.ts';
import type {Given} from './merge.ts';
import {settingsSchema} from './schema.ts';

export const isKnown = ({key}: Given): boolean => Object.hasOwn(settingsSchema.properties, key);

export function unknownWarning({key, where}: Given): string {
  const meant = nearest(key, Object.keys(settingsSchema.properties));
  return `${where}: unknown setting ${nameOf(key)} is ignored${meant ? `; did you mean ${meant}?` : ''}`;
}

/** Hides keys that look like secrets: a user may have entered the credentials as keys. */
const nameOf = (key: string): string =>
  /^[\w$.-]{1,31}$/.test(key) && !/\d/.test(key) ? pointer(key) : '(name hidden)';
