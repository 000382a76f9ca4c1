// Reads the file of --state, which is what a target printed; knows nothing of what a state says.

import {InputError} from './errors.ts';
import {parseJson, readText} from './files.ts';

/**
 * The state in the file. Of several, one a line as targets print them, the last.
 *
 * @throws InputError
 */
export function loadStateFile(path: string): unknown {
  const text = readText(path, 'state').trim();
  if (text === '') throw new InputError(`${path}: is empty; ${EMPTY}`);
  const lines = text.split('\n');
  return isJson(lines[0]) && lines.length > 1 ? lastState(lines, path) : parseJson(text, path);
}

const EMPTY =
  'a shell that sends the output to the same file empties it before the tap can read it: write to another file ' +
  '(> state.new) and move it there after the run. Without --state the whole history is read';

function lastState(lines: readonly string[], path: string): unknown {
  const states = lines.map((line, index) => ({line, where: `${path}: line ${index + 1}`}));
  return states
    .filter(({line}) => line.trim() !== '')
    .map(({line, where}) => parseJson(line, where))
    .at(-1);
}

function isJson(line = ''): boolean {
  try {
    return JSON.parse(line) !== undefined;
  } catch {
    return false;
  }
}
