// Writes log lines to stderr, and waits at the end until a slow reader has them all.

import type {Writable} from 'node:stream';

// How long the end of a run waits for a reader that takes nothing.
const STALLED_MS = 700;

/** While the reader is slow, lines are passed on one at a time, so that each one shows that it still reads. */
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

  /** Resolves when all lines are written, or when the reader has taken none for a while. */
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
