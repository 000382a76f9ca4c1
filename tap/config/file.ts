// Settings from a file; knows nothing of what they mean.

import {found} from '../../catalog/found.ts';
import {isObject} from '../../catalog/object.ts';
import {InputError} from '../errors.ts';
import {loadJsonFile} from '../json-file.ts';
import type {Given} from './given.ts';

/** @throws InputError where the file cannot be read or holds no object. */
export function fileSettings(path: string): Given[] {
  const value = loadJsonFile(path, 'config');
  if (!isObject(value))
    throw new InputError(
      `${path}: is ${found(value)}; expected an object such as {"access_token": "…", "secret": "…"}`,
    );
  return Object.entries(value).map(([key, setting]) => ({key, value: setting, where: path}));
}
