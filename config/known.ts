// Finds unknown keys, and suggests which setting a misspelled key was probably meant to be.

import {pointer} from '../values/json.ts';
import {nearest} from '../values/nearest.ts';
import {HIDDEN, isShown} from '../values/words.ts';
import type {Given} from './merge.ts';
import {settingsSchema} from './schema.ts';

export const isKnown = ({key}: Given): boolean => Object.hasOwn(settingsSchema.properties, key);

export function unknownWarning({key, where}: Given): string {
  const meant = nearest(key, Object.keys(settingsSchema.properties));
  return `${where}: unknown setting ${nameOf(key)} is ignored${meant ? `; did you mean ${meant}?` : ''}`;
}

const nameOf = (key: string): string => (isShown(key) ? pointer(key) : HIDDEN);
