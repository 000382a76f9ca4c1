// The list of erased orders that the config names.

import {readFileSync, statSync} from 'node:fs';
import type {ReadConfig} from '../../../config/read.ts';
import type {Checked, Fault} from '../../../values/fault.ts';
import {readFault} from '../../files.ts';
import {type Contents, isStdin} from '../../process/read-files.ts';
import type {IsErased} from '../../run/context.ts';
import {parseErased} from './parse.ts';

// A million orders take about 30 MB.
export const MOST_ERASED_BYTES = 256 * 1024 * 1024;

/** Without a list, there is neither a value nor a fault. */
export function loadErased(config: ReadConfig, contents: Contents = readFileSync): Checked<IsErased> {
  const {erasedPath: path, whereOf} = config;
  if (path === undefined) return refused([]);
  const where = `${whereOf('personal_data_erased')}: /personal_data_erased`;
  // The config may have been read from stdin, and an empty list would erase nothing.
  if (isStdin(path)) return refused([{where, pointer: '', found: 'is stdin', expected: 'the path of a text file'}]);
  let bytes: Uint8Array;
  try {
    bytes = contents(path);
  } catch (error) {
    return refused([{...readFault(path, 'list', error), where}]);
  }
  if (bytes.length === 0 && isPipe(path)) return refused([{where, pointer: '', ...EMPTY_PIPE}]);
  return parseErased(bytes, path);
}

// Its writer has failed or has not started, which does not mean that no order is erased.
const EMPTY_PIPE = {
  found: 'is a pipe that gave nothing',
  expected: 'a list; if it is empty, write a comment (#) into it',
};

const isPipe = (path: string): boolean => statSync(path, {throwIfNoEntry: false})?.isFIFO() === true;

const refused = (faults: readonly Fault[]): Checked<never> => ({value: undefined, faults, warnings: []});
