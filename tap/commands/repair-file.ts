// Where `verify` writes its repair units: checked before anything is requested, and written at the end.

import {InputError, OutputError} from '../errors.ts';
import {placeOf} from '../report/place.ts';
import {writeWhole} from '../report/whole-file.ts';
import {takenBy} from './report-place.ts';
import type {Files} from './words/given.ts';

type Repair = {
  /** The path of `--repair`. */
  readonly repair: string | undefined;
  readonly files: Files;
  /** The path of the inventory. */
  readonly table: string;
  /** The path of the list of erased orders. */
  readonly erasedPath: string | undefined;
};

/** @throws InputError */
export function repairPlace({repair, files, table, erasedPath}: Repair): string | undefined {
  if (repair === undefined) return;
  const taken = [...takenBy(files, erasedPath), {what: 'the orders', path: table}];
  const {value, faults} = placeOf('--repair', repair, taken);
  if (value === undefined) throw InputError.of(faults);
  return value;
}

/** @throws OutputError */
export function writeRepair(path: string, text: string): void {
  try {
    writeWhole(path, text);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    throw new OutputError(`--repair: ${path} could not be written (${code}); free some space and run again`);
  }
}
