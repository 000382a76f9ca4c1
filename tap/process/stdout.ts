// Writes to the target through stdout: a write resolves when there is room for more, and a failed write is reported.

import {once} from 'node:events';
import {performance} from 'node:perf_hooks';
import type {Writable} from 'node:stream';

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

  /** Resolves when there is room for more. @param text complete lines */
  async write(text: string, signal: AbortSignal): Promise<void> {
    const hasRoom = text === '' || this.#stream.write(text);
    // The error event is emitted later: by then, code waiting for the target has resumed and sent more requests.
    if (this.#stream.errored) this.#onClosed(this.#stream.errored);
    signal.throwIfAborted();
    if (!hasRoom) await this.#room(signal);
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

  /** Writes the last line of a run, even after a failure, without waiting for room. */
  last(text: string): void {
    if (this.#stream.writable) this.#stream.write(text);
  }

  get isFlushed(): boolean {
    return this.#stream.writableLength === 0;
  }

  /** Waits until everything is written, or until the signal is aborted. */
  async flush(signal: AbortSignal): Promise<void> {
    if (this.isFlushed) return;
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), {once: true});
      this.#stream.write('', () => resolve());
    });
  }
}
