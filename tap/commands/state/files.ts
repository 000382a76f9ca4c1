// Reads the states that a command works on.

import {readState} from '../../../state/read.ts';
import {bookmarkNames, type State} from '../../../state/state.ts';
import type {Checked, Fault} from '../../../values/fault.ts';
import {objectOf} from '../../../values/json.ts';
import {InputError} from '../../errors.ts';
import {isJsonText, readStateFile, readStateLines} from '../../files.ts';
import {type Contents, isStdin} from '../../process/read-files.ts';
import {holdsClaims} from '../../run/feeds.ts';

export type NamedState = {readonly where: string; readonly state: State};

/** The states in the files: all lines of stdin, and the last line of other files. @throws InputError */
export function statesIn(paths: readonly string[], contents: Contents): NamedState[] {
  const read = paths.flatMap((path) => valuesIn(path, contents).map((value) => checkedState(path, value)));
  const faults = read.flatMap((one): readonly Fault[] => one.faults);
  if (faults.length > 0) throw InputError.of(faults);
  return read.flatMap(({where, value}) => (value === undefined ? [] : [{where, state: value}]));
}

function valuesIn(path: string, contents: Contents): Checked<unknown>[] {
  if (!isStdin(path)) return [named(path, readStateFile(path, contents))];
  const {value: lines, ...rest} = named(path, readStateLines(path, contents));
  return lines === undefined ? [{value: undefined, ...rest}] : lines.map((value) => ({value, ...rest}));
}

/** The path is an argument, so no flag can name a file that does not exist. */
export const named = <T>(path: string, {faults, ...rest}: Checked<T>): Checked<T> => ({
  ...rest,
  faults: faults.map((fault) => ({...fault, where: isJsonText(path) ? 'state' : path})),
});

function checkedState(where: string, {value, faults}: Checked<unknown>): Checked<State> & {readonly where: string} {
  if (faults.length > 0) return {where, value: undefined, faults, warnings: []};
  const streams = bookmarkNames(objectOf(value)).filter(holdsClaims);
  return {where, ...readState(value, {where, streams})};
}
