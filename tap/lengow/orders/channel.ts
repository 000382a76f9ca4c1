// Several senders and one receiver. A sender goes on when its item has been received, and so gets the next one while the
// receiver deals with this one. A slow receiver slows all senders.

type Waiting<T> = {readonly item: T; readonly goOn: () => void};

export class Channel<T> {
  readonly #waiting: Waiting<T>[] = [];
  #wake: () => void = () => {};
  #isClosed = false;

  /** Resolves when the item has been received. */
  send(item: T): Promise<void> {
    return new Promise((goOn) => {
      if (this.#isClosed) goOn();
      this.#waiting.push({item, goOn});
      this.#wake();
    });
  }

  /** Whether an item waits to be received. */
  get isFull(): boolean {
    return this.#waiting.length > 0;
  }

  /** Nothing more will be received: senders go on at once. */
  close(): void {
    this.#isClosed = true;
    for (const {goOn} of this.#waiting.splice(0)) goOn();
    this.#wake();
  }

  /** The items as they come, until the channel is closed. */
  async *receive(): AsyncGenerator<T> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) {
        next.goOn();
        yield next.item;
      } else if (this.#isClosed) return;
      else {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      }
    }
  }
}
