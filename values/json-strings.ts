// Finds the strings in a JSON text without parsing it.

export class JsonStrings {
  readonly #text: string;
  /** The current string begins with its quote at `#start` and ends before `#end`. */
  #start = -1;
  #end = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the position is inside a string. Positions must be passed in ascending order. */
  contain(position: number): boolean {
    while (this.#end <= position) this.#next();
    return this.#start !== -1 && position >= this.#start;
  }

  #next(): void {
    const start = this.#text.indexOf('"', this.#end);
    this.#start = start === -1 ? Number.POSITIVE_INFINITY : start;
    this.#end = start === -1 ? Number.POSITIVE_INFINITY : this.#closing(start) + 1;
  }

  #closing(start: number): number {
    let close = start;
    do close = this.#text.indexOf('"', close + 1);
    while (close !== -1 && this.#isEscaped(close));
    return close === -1 ? this.#text.length : close;
  }

  /** Whether an odd number of backslashes precedes the quote. */
  #isEscaped(quote: number): boolean {
    let from = quote;
    while (this.#text[from - 1] === '\\') from -= 1;
    return (quote - from) % 2 === 1;
  }
}
