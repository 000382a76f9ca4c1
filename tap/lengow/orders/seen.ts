// Which versions of orders were given already, as far back as a question can repeat them.

import type {Micros} from '../../../values/instant.ts';
import type {Order} from './order.ts';

const TIDY_AT = 1000;

export class Seen {
  readonly #versions = new Map<string, Micros>();
  #tidyAt = TIDY_AT;

  /** The orders that are new or newer than what was given before. They count as given from now on. */
  fresh(orders: readonly Order[]): Order[] {
    return orders.filter(({key, updatedAt}) => {
      const given = this.#versions.get(key);
      if (given !== undefined && given >= updatedAt) return false;
      this.#versions.set(key, updatedAt);
      return true;
    });
  }

  /** Orders before this instant will not be asked for again. They go once they are many. */
  forgetBefore(instant: Micros): void {
    if (this.#versions.size < this.#tidyAt) return;
    for (const [key, updatedAt] of this.#versions) if (updatedAt < instant) this.#versions.delete(key);
    this.#tidyAt = TIDY_AT + 2 * this.#versions.size;
  }
}
