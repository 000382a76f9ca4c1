// Reads the lines of stdin as they arrive. Faults name a line by its number and never quote it.

import {InputError} from '../../errors.ts';
import {readFault} from '../../files.ts';
import {inputStream} from '../../process/read-files.ts';
import {brokenLines} from '../../process/utf8-lines.ts';

const STDIN = '/dev/stdin';
const NEWLINE = 10;
const LONGEST_LINE = 1024 * 1024;

/** The lines that have arrived together; each may still end in a carriage return. @throws InputError */
export async function* linesOfStdin(signal: AbortSignal): AsyncGenerator<readonly string[], void> {
  let rest: Buffer = Buffer.alloc(0);
  let before = 0;
  for await (const chunk of chunks(signal)) {
    const bytes = Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE);
    rest = bytes.subarray(end + 1);
    if (end >= 0) before += yield* linesIn(bytes.subarray(0, end), before);
    if (rest.length > LONGEST_LINE) throw faultIn(before, 'is longer than 1 MB');
  }
  if (rest.length > 0) yield* linesIn(rest, before);
}

/** @returns how many lines there were */
function* linesIn(bytes: Uint8Array, before: number): Generator<readonly string[], number> {
  const [broken] = brokenLines(bytes);
  const lines = new TextDecoder().decode(bytes).split('\n');
  yield lines.slice(0, broken);
  if (broken !== undefined) throw faultIn(before + broken, 'is not valid UTF-8');
  return lines.length;
}

async function* chunks(signal: AbortSignal): AsyncGenerator<Buffer, void> {
  try {
    yield* inputStream(STDIN, signal) as AsyncIterable<Buffer>;
  } catch (error) {
    signal.throwIfAborted();
    throw InputError.of([{...readFault(STDIN, 'values', error), where: 'stdin'}]);
  }
}

const faultIn = (before: number, found: string): InputError =>
  InputError.of([{where: 'stdin', pointer: '', found: `line ${before + 1} ${found}`, expected: 'one value per line'}]);
