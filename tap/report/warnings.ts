// The warnings that a run has printed: the first and the last ones, if there are many.

const MOST = 50;

export class Warnings {
  readonly #first: string[] = [];
  readonly #last: string[] = [];
  #omitted = 0;

  add = (message: string): void => {
    if (this.#first.length < MOST) {
      this.#first.push(message);
      return;
    }
    if (this.#last.push(message) <= MOST) return;
    this.#last.shift();
    this.#omitted += 1;
  };

  get all(): readonly string[] {
    const gap = this.#omitted === 0 ? [] : [`(${this.#omitted} more warnings were printed on stderr)`];
    return [...this.#first, ...gap, ...this.#last];
  }
}
