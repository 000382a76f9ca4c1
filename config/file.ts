// Settings from a file; knows nothing of what they mean.

import {InputError} from '../tap/errors.ts';
import {loadJsonFile} from '../tap/files.ts';
import {isObject} from '../values/json.ts';
import {found} from '../values/words.ts';
import type {Given} from './merge.ts';

/** @throws InputError where the file cannot be read or holds no object. */
export function fileSettings(path: string): Given[] {
  const value = loadJsonFile(path, 'config');
  if (!isObject(value))
    throw new InputError(
      `${path}: is ${found(value)}; expected an object such as {"access_token": "…", "secret": "…"}`,
    );
  return Object.entries(value).map(([key, setting]) => ({key, value: setting, where: path}));
}
