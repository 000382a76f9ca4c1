// Several givers and one taker: a giver goes on when the taker has taken what it gave, and so gets the next while the
// taker deals with this one. A slow taker slows all.

type Waiting<T> = {readonly item: T; readonly goOn: () => void};

export class Rendezvous<T> {
  readonly #waiting: Waiting<T>[] = [];
  #wake: () => void = () => {};
  #isClosed = false;

  /** Resolves when the item was taken. */
  give(item: T): Promise<void> {
    return new Promise((goOn) => {
      if (this.#isClosed) goOn();
      this.#waiting.push({item, goOn});
      this.#wake();
    });
  }

  /** Whether an item waits for the taker. */
  get isFull(): boolean {
    return this.#waiting.length > 0;
  }

  /** Nothing more will be taken: whoever gives goes on at once. */
  close(): void {
    this.#isClosed = true;
    for (const {goOn} of this.#waiting.splice(0)) goOn();
    this.#wake();
  }

  /** The items as they come, until it is closed. */
  async *items(): AsyncGenerator<T> {
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
