// The versions of orders that have already been yielded, as far back as a query can repeat them.

import type {Micros} from '../../../values/instant.ts';
import type {Order} from './order.ts';

const TIDY_AT = 1000;

export class Seen {
  readonly #versions = new Map<string, Micros>();
  #tidyAt = TIDY_AT;

  /** The orders that are new, or newer than the version yielded before. From then on, these orders count as yielded. */
  fresh(orders: readonly Order[]): Order[] {
    return orders.filter(({key, updatedAt}) => {
      const given = this.#versions.get(key);
      if (given !== undefined && given >= updatedAt) return false;
      this.#versions.set(key, updatedAt);
      return true;
    });
  }

  /** Forgets the orders before this instant, which no later query can return, once enough of them have accumulated. */
  forgetBefore(instant: Micros): void {
    if (this.#versions.size < this.#tidyAt) return;
    for (const [key, updatedAt] of this.#versions) if (updatedAt < instant) this.#versions.delete(key);
    this.#tidyAt = TIDY_AT + 2 * this.#versions.size;
  }
}
