// Writes log lines to stderr, and waits at the end until a slow reader has received them all.

import type {Writable} from 'node:stream';

// How long a run that is ending waits for a reader that has stopped reading.
const STALLED_MS = 700;

/**
 * While the reader is slow, lines are passed on one at a time, so each accepted line shows that the reader is still
 * reading.
 */
export class ErrorOutput {
  readonly #stream: Writable;
  readonly #queue: string[] = [];
  #onAccepted: () => void = () => {};

  constructor(stream: Writable) {
    this.#stream = stream;
    // A closed stderr must not end a run while the target is still reading.
    stream.on('error', () => {});
  }

  write = (text: string): void => {
    if (this.#isFlushed) this.#stream.write(text, this.#accepted);
    else this.#queue.push(text);
  };

  #accepted = (): void => {
    const text = this.#queue.shift();
    if (text !== undefined) this.#stream.write(text, this.#accepted);
    this.#onAccepted();
  };

  /** Resolves when all lines are written, or when the reader has accepted none for a while. */
  flush(): Promise<void> {
    return new Promise((resolve) => {
      const stalled = setTimeout(resolve, STALLED_MS);
      this.#onAccepted = () => void (this.#isFlushed ? resolve() : stalled.refresh());
      if (this.#isFlushed) resolve();
    });
  }

  get #isFlushed(): boolean {
    return this.#stream.writableLength === 0 && this.#queue.length === 0;
  }
}
