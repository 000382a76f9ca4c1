// Finds config files that contain a secret and can be read by other users of this machine.

import {statSync} from 'node:fs';
import {settingsSchema} from '../../config/schema.ts';
import {objectOf} from '../../values/json.ts';
import {readJsonFile} from '../files.ts';
import type {Contents} from '../process/read-files.ts';
import {ENV} from './flags.ts';

const SECRETS = Object.entries(settingsSchema.properties).flatMap(([key, {writeOnly}]) => (writeOnly ? key : []));

// The permission bits that make a file readable by its group or by everyone.
const READABLE_BY_OTHERS = 0o044;

export const exposureWarnings = (configs: readonly string[], contents: Contents): string[] =>
  [...new Set(configs)]
    .filter((path) => path !== ENV && isReadableByOthers(path) && holdsSecret(path, contents))
    .map((path) => `${path} holds a secret, and its permissions let other users read it; run chmod 600 on it`);

function holdsSecret(path: string, contents: Contents): boolean {
  const settings = objectOf(readJsonFile(path, 'config', contents).value);
  return SECRETS.some((key) => typeof settings[key] === 'string' && settings[key] !== '');
}

/** Windows has no such permission bits, and other users cannot open a pipe later. */
function isReadableByOthers(path: string): boolean {
  const stat = process.platform === 'win32' ? undefined : statSync(path, {throwIfNoEntry: false});
  return stat?.isFile() === true && (stat.mode & READABLE_BY_OTHERS) !== 0;
}
