// Warns once about objects of other accounts: a parent account may include its child accounts' orders.

import type {Row} from '../streams/stream.ts';

export class OtherAccounts {
  readonly #own: number;
  readonly #noun: string;
  readonly #warn: (message: string) => void;
  #isReported = false;

  /** @param noun such as `orders` */
  constructor(own: number, noun: string, warn: (message: string) => void) {
    this.#own = own;
    this.#noun = noun;
    this.#warn = warn;
  }

  /** @param rows the rows of one object, which start with its account */
  check([row]: readonly Row[]): void {
    const account = row?.[0] ?? this.#own;
    if (account === this.#own || this.#isReported) return;
    this.#isReported = true;
    this.#warn(
      `Lengow returned ${this.#noun} of account ${account} although the keys belong to account ${this.#own}; they are written with their own account_id. To read only one account, set account_id.`,
    );
  }
}
