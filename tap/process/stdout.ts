// Writes to the target through stdout: a write resolves when there is room for more, and a failed write is reported.

import {once} from 'node:events';
import {fstatSync} from 'node:fs';
import type {Writable} from 'node:stream';
import {finished} from 'node:stream/promises';
import {setImmediate as nextTurn} from 'node:timers/promises';
import {FileStream} from './file-stream.ts';

const STDOUT = 1;

/** Uses a FileStream for files, and Node's own stdout for pipes, sockets and terminals. */
export function stdout(): Writable {
  const {isTTY} = process.stdout;
  const stat = fstatSync(STDOUT);
  return isTTY || stat.isFIFO() || stat.isSocket() ? process.stdout : new FileStream(STDOUT);
}

export class Output {
  readonly #stream: Writable;
  readonly #onClosed: (error: NodeJS.ErrnoException) => void;
  #waitedMs = 0;
  #waitsSince: number | undefined;

  /** @param onClosed called when the target has closed the pipe or a write has failed; may be called more than once. */
  constructor(stream: Writable, onClosed: (error: NodeJS.ErrnoException) => void) {
    this.#stream = stream;
    this.#onClosed = onClosed;
    stream.on('error', onClosed);
  }

  /**
   * Resolves when there is room for more.
   *
   * @param text complete lines
   * @param onAccepted called when all of the text has been written
   */
  async write(text: string, signal: AbortSignal, onAccepted?: () => void): Promise<void> {
    const hasRoom = text === '' || this.#send(text, onAccepted);
    signal.throwIfAborted();
    if (!hasRoom) await this.#room(signal);
  }

  #send(text: string, onAccepted: () => void = () => {}): boolean {
    const hasRoom = this.#stream.write(text, (error) => void (error ?? onAccepted()));
    // The error event is emitted later: by then, the run has sent more requests, or has ended.
    if (this.#stream.errored) this.#onClosed(this.#stream.errored);
    return hasRoom;
  }

  async #room(signal: AbortSignal): Promise<void> {
    this.#waitsSince = performance.now();
    try {
      await once(this.#stream, 'drain', {signal});
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      this.#waitedMs = this.waitedMs;
      this.#waitsSince = undefined;
    }
  }

  /** How many milliseconds writes have waited for the target so far. Never decreases. */
  get waitedMs(): number {
    return this.#waitedMs + (this.#waitsSince === undefined ? 0 : performance.now() - this.#waitsSince);
  }

  /** Whether a write is currently waiting for the target. */
  get isWaiting(): boolean {
    return this.#waitsSince !== undefined;
  }

  /** Writes the last line of a run, even after a failure, without waiting for room. */
  last(text: string, onAccepted?: () => void): void {
    if (this.#stream.writable) this.#send(text, onAccepted);
  }

  get isFlushed(): boolean {
    return this.#stream.writableLength === 0;
  }

  /** Waits until everything is written, or until the signal is aborted. */
  async flush(signal: AbortSignal): Promise<void> {
    if (!this.isFlushed && !signal.aborted) await this.#flushed(signal);
    // A stream says that it has accepted a write only after the current tick.
    await nextTurn();
  }

  #flushed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(), {once: true});
      this.#stream.write('', () => resolve());
    });
  }

  /** Closes a file, because some file systems report a failed write only on closing. */
  async close(): Promise<void> {
    if (!(this.#stream instanceof FileStream)) return;
    // The error event has been reported already.
    await finished(this.#stream.end()).catch(() => {});
  }
}
