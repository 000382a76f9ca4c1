// Turns the input into a file that can be read at any offset. Input from a pipe is kept in a temporary file.

import {randomUUID} from 'node:crypto';
import {closeSync, openSync, statSync, unlinkSync, writeSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {InputError} from '../../../errors.ts';
import {readFault} from '../../../files.ts';
import {inputStream, isStdin} from '../../../process/read-files.ts';
import {newlinesIn} from './records.ts';

export type Spooled = {
  readonly fd: number;
  /** The number of newlines: there are at most one more records. */
  readonly newlines: number;
};

/** @throws InputError if the input cannot be read or kept */
export async function spool(path: string, signal: AbortSignal): Promise<Spooled> {
  const copy = isFile(path) ? undefined : temporaryFile();
  try {
    let newlines = 0;
    for await (const chunk of inputStream(path, signal) as AsyncIterable<Buffer>) {
      newlines += newlinesIn(chunk);
      if (copy !== undefined) keep(copy, chunk);
    }
    return {fd: copy ?? openSync(path, 'r'), newlines};
  } catch (error) {
    if (copy !== undefined) closeSync(copy);
    signal.throwIfAborted();
    throw error instanceof InputError ? error : InputError.of([readFault(path, 'orders', error)]);
  }
}

const isFile = (path: string): boolean => !isStdin(path) && statSync(path, {throwIfNoEntry: false})?.isFile() === true;

/** Only this user may read it. It is already unlinked, so nothing is left when the program ends, however it ends. */
function temporaryFile(): number {
  const path = join(tmpdir(), `tap-lengow-${randomUUID()}`);
  try {
    const fd = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    return fd;
  } catch (error) {
    throw notKept(error);
  }
}

function keep(fd: number, bytes: Buffer): void {
  try {
    for (let offset = 0; offset < bytes.length; ) offset += writeSync(fd, bytes, offset);
  } catch (error) {
    throw notKept(error);
  }
}

const notKept = (error: unknown): InputError =>
  new InputError(
    `--orders: a temporary file in ${tmpdir()} cannot be written (${(error as NodeJS.ErrnoException).code}); free some space, set TMPDIR to another folder, or pass the orders as a file`,
  );
