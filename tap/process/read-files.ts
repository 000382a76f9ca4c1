// Reads entire files without blocking, so a signal can end the program while it waits for input from a pipe or
// terminal.

import {closeSync, constants, createReadStream, fstatSync, openSync, readFileSync, type Stats} from 'node:fs';
import {Socket} from 'node:net';
import type {Readable} from 'node:stream';
import {isatty, ReadStream} from 'node:tty';

/** Returns the content of a file that has been read, or throws the error that occurred while reading it. */
export type Contents = (path: string) => Uint8Array;

export const MOST_BYTES = 8 * 1024 * 1024;

const STDIN: readonly string[] = ['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0'];

export const isStdin = (path: string): boolean => STDIN.includes(path);

/** @throws the signal's reason when it is aborted */
export async function readFiles(
  paths: readonly string[],
  signal: AbortSignal,
  mostBytes = MOST_BYTES,
): Promise<Contents> {
  const read = new Map<string, () => Uint8Array>();
  for (const path of new Set(paths)) read.set(path, await outcomeOf(path, signal, mostBytes));
  return (path) => (read.get(path) as () => Uint8Array)();
}

async function outcomeOf(path: string, signal: AbortSignal, mostBytes: number): Promise<() => Uint8Array> {
  try {
    const fd = opened(path);
    const stat = fstatSync(fd);
    const bytes = stat.isFile() ? wholeFile(fd, stat, mostBytes) : await bytesOf(streamOf(fd, signal), mostBytes);
    return () => bytes;
  } catch (error) {
    signal.throwIfAborted();
    return () => {
      throw error;
    };
  }
}

/** A file has no writer to wait for. */
function wholeFile(fd: number, {size}: Stats, mostBytes: number): Uint8Array {
  try {
    if (size > mostBytes) throw tooLarge(mostBytes);
    return readFileSync(fd);
  } finally {
    closeSync(fd);
  }
}

async function bytesOf(stream: Readable, mostBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (mostBytes: number): Error =>
  Object.assign(new Error('too large'), {code: 'ERR_FS_FILE_TOO_LARGE', mostBytes});

/**
 * A file or an open pipe, as a stream that ends with the signal. Node reads files in threads, which delay the end of the
 * process; pipes, sockets and terminals need no thread.
 */
export const inputStream = (path: string, signal: AbortSignal): Readable => streamOf(opened(path), signal);

/** A socket cannot be opened by its path. With O_NONBLOCK, a pipe without a writer opens at once. */
const opened = (path: string): number =>
  isStdin(path) ? 0 : openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);

function streamOf(fd: number, signal: AbortSignal): Readable {
  if (isatty(fd)) return stopping(new ReadStream(fd), signal);
  const stat = fstatSync(fd);
  if (stat.isFIFO() || stat.isSocket()) return stopping(new Socket({fd, writable: false}), signal);
  return createReadStream('', {fd, signal});
}

function stopping(stream: Socket, signal: AbortSignal): Socket {
  signal.addEventListener('abort', () => stream.destroy(signal.reason), {once: true});
  return stream;
}
