// Warns once about orders from other accounts: a parent account may include its child accounts' orders.

import type {Row} from '../streams/stream.ts';

export class OtherAccounts {
  readonly #own: number;
  readonly #warn: (message: string) => void;
  #isReported = false;

  constructor(own: number, warn: (message: string) => void) {
    this.#own = own;
    this.#warn = warn;
  }

  /** @param rows the rows of one order, which start with its account */
  check([row]: readonly Row[]): void {
    const account = row?.[0] ?? this.#own;
    if (account === this.#own || this.#isReported) return;
    this.#isReported = true;
    this.#warn(
      `Lengow returned orders of account ${account} although the keys belong to account ${this.#own}; they are written with their own account_id. To read only one account, set account_id.`,
    );
  }
}
