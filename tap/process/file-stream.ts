// Writes to a file until every byte is accepted. Node's own stdout stream assumes that one call writes everything, so
// if the disk fills up, the rest is silently lost.

import {closeSync, writeSync} from 'node:fs';
import {Writable} from 'node:stream';

type Calls = {
  /** Returns how many bytes were written, which may be fewer than requested. */
  readonly write: (fd: number, bytes: Uint8Array, offset: number) => number;
  readonly close: (fd: number) => void;
};

const CALLS: Calls = {write: writeSync, close: closeSync};

/** A file stream that writes nothing more after an error. Ending the stream closes the file. */
export class FileStream extends Writable {
  constructor(fd: number, {write, close}: Calls = CALLS) {
    super({
      write: (bytes: Buffer, _encoding, done) =>
        done(errorOf(() => writeAll(bytes, (offset) => write(fd, bytes, offset)))),
      final: (done) => done(errorOf(() => close(fd))),
    });
  }
}

function writeAll({length}: Uint8Array, writeFrom: (offset: number) => number): void {
  for (let offset = 0; offset < length; ) offset += writeFrom(offset);
}

function errorOf(call: () => void): Error | null {
  try {
    call();
    return null;
  } catch (error) {
    return error as Error;
  }
}
