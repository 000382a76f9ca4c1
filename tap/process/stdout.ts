// Text out to the target: back-pressure is felt by whoever awaits, and a closed pipe is noticed once.

import {once} from 'node:events';
import {performance} from 'node:perf_hooks';
import type {Writable} from 'node:stream';

export class Output {
  readonly #stream: Writable;
  readonly #onClosed: (error: NodeJS.ErrnoException) => void;
  #waitedMs = 0;
  #waitsSince: number | undefined;

  /** @param onClosed called when the target closed the pipe or the text cannot be written; perhaps more than once. */
  constructor(stream: Writable, onClosed: (error: NodeJS.ErrnoException) => void) {
    this.#stream = stream;
    this.#onClosed = onClosed;
    stream.on('error', onClosed);
  }

  /** Whole lines. Resolves when the target has room for more. */
  async write(text: string, signal: AbortSignal): Promise<void> {
    const hasRoom = text === '' || this.#stream.write(text);
    // The event comes when all that waits for the target has gone on, and has asked the API for more.
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

  /** How long the target has been waited for so far; grows. */
  get waitedMs(): number {
    return this.#waitedMs + (this.#waitsSince === undefined ? 0 : performance.now() - this.#waitsSince);
  }

  /** The line that ends a run, whatever stopped it; nobody waits for room. */
  last(text: string): void {
    if (this.#stream.writable) this.#stream.write(text);
  }

  get isFlushed(): boolean {
    return this.#stream.writableLength === 0;
  }

  /** Waits until all is out, or for as long as the signal lets it. */
  async flush(signal: AbortSignal): Promise<void> {
    if (this.isFlushed) return;
    await new Promise<void>((resolve) => {
      signal.addEventListener('abort', () => resolve(), {once: true});
      this.#stream.write('', () => resolve());
    });
  }
}
