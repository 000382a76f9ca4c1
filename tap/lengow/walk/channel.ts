// A channel with several senders and one receiver. A sender continues as soon as its item has been received, so it
// fetches the next one while the receiver processes this one. A slow receiver slows all senders down.

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

  /** Whether an item is waiting to be received. */
  get isFull(): boolean {
    return this.#waiting.length > 0;
  }

  /** Stops receiving; all senders continue immediately. */
  close(): void {
    this.#isClosed = true;
    for (const {goOn} of this.#waiting.splice(0)) goOn();
    this.#wake();
  }

  /** The items in the order in which they are sent, until the channel is closed. */
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
