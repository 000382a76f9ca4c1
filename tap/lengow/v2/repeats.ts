// Notes which orders an answer contains more than once, so that only the last of them is written.

import {keyOf} from './identity.ts';
import type {V2Order} from './order.ts';

export class Repeats {
  readonly #seen = new Set<string>();
  /** How often each repeated order is still to come. */
  readonly #left = new Map<string, number>();

  /** First, each order is noted. */
  note(order: V2Order): void {
    const key = keyOf(order);
    if (this.#seen.has(key)) this.#left.set(key, (this.#left.get(key) ?? 0) + 1);
    this.#seen.add(key);
  }

  /** Then each is taken again: whether it is the last one with its key. */
  isLast(order: V2Order): boolean {
    const key = keyOf(order);
    const left = this.#left.get(key) ?? 0;
    if (left > 0) this.#left.set(key, left - 1);
    return left === 0;
  }

  get count(): number {
    return this.#left.size;
  }
}
