// Reads a JSON file that a person named on the command line; knows nothing of what should be in it.

import {readFileSync} from 'node:fs';
import {InputError} from './errors.ts';

/**
 * The value in the file.
 *
 * @param what `config`, `catalog` or `state`, for the message.
 * @throws InputError with one line that names the file. It never quotes the file, which may hold secrets.
 */
export function loadJsonFile(path: string, what: string): unknown {
  const text = readText(path, what);
  if (text.trim() === '') throw new InputError(`${path}: is empty; expected a ${what} as a JSON object`);
  return parseJson(text, path);
}

/** UTF-8 with or without a byte order mark, or the UTF-16 that `>` writes in a Windows PowerShell. */
export function readText(path: string, what: string): string {
  const bytes = readBytes(path, what);
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** @param where the file, or the file and line, that the text came from. */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // No cause: the parser's message quotes the text.
    throw new InputError(
      `${where}: is not JSON${placeOf(error, text)}; look there for a comma too many, a missing quote or a comment`,
    );
  }
}

function readBytes(path: string, what: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new InputError(`${path}: ${unreadable((error as NodeJS.ErrnoException).code, what)}`, {cause: error});
  }
}

function unreadable(code: string | undefined, what: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return `there is no such file; give the path of the ${what}, from ${process.cwd()}`;
  if (code === 'EISDIR') return `is a folder; give the path of the ${what} file in it`;
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user; change its permissions';
  return `cannot be read (${code}); give the path of the ${what} file`;
}

// V8 tells the place at the end of some of its messages only.
function placeOf(error: unknown, text: string): string {
  const position = /in JSON at position (\d+)(?: \(line \d+ column \d+\))?$/.exec((error as Error).message)?.[1];
  if (position === undefined) return '';
  const lines = text.slice(0, Number(position)).split('\n');
  return ` (line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1})`;
}
