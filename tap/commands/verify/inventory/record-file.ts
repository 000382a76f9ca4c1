// An open file of records: yields all records from the start, or the one at an offset.

import {isUtf8} from 'node:buffer';
import {readSync} from 'node:fs';
import {setImmediate as turn} from 'node:timers/promises';
import {type InputRecord, newlinesIn, recordEnd, recordsOf} from './records.ts';

const CHUNK = 256 * 1024;
const USUAL = 1024;

export class RecordFile {
  readonly #fd: number;

  constructor(fd: number) {
    this.#fd = fd;
  }

  records(isQuoted: boolean): AsyncGenerator<InputRecord[]> {
    return recordsOf(this.#chunks(), isQuoted);
  }

  /** The record at an offset that `records` gave. */
  at(offset: number, isQuoted: boolean): string {
    return this.#record(offset, isQuoted).toString();
  }

  isUtf8At(offset: number, isQuoted: boolean): boolean {
    return isUtf8(this.#record(offset, isQuoted));
  }

  /** The number of the line that begins at an offset. */
  lineAt(offset: number): number {
    let line = 1;
    for (let at = 0; at < offset; at += CHUNK) line += newlinesIn(this.#read(at, Math.min(CHUNK, offset - at)));
    return line;
  }

  #record(offset: number, isQuoted: boolean): Buffer {
    for (let size = USUAL; ; size *= 8) {
      const bytes = this.#read(offset, size);
      const end = recordEnd(bytes, 0, isQuoted);
      if (end !== -1) return bytes.subarray(0, end);
      if (bytes.length < size) return bytes;
    }
  }

  async *#chunks(): AsyncGenerator<Buffer> {
    let offset = 0;
    for (let bytes = this.#read(0, CHUNK); bytes.length > 0; bytes = this.#read(offset, CHUNK)) {
      yield bytes;
      // Lets a signal end the program.
      await turn();
      offset += bytes.length;
    }
  }

  #read(offset: number, size: number): Buffer {
    const bytes = Buffer.allocUnsafe(size);
    return bytes.subarray(0, readSync(this.#fd, bytes, 0, size, offset));
  }
}
