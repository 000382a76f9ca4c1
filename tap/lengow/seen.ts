// Which versions of orders were given already, as far back as a question can repeat them.

import type {Micros} from '../../state/instant.ts';
import type {Order} from './types.ts';

export class Seen {
  readonly #versions = new Map<string, Micros>();

  /** The orders that are new or newer than what was given before. They count as given from now on. */
  fresh(orders: readonly Order[]): Order[] {
    return orders.filter(({key, updatedAt}) => {
      const given = this.#versions.get(key);
      if (given !== undefined && given >= updatedAt) return false;
      this.#versions.set(key, updatedAt);
      return true;
    });
  }

  /** Orders before this instant will not be asked for again. */
  forgetBefore(instant: Micros): void {
    for (const [key, updatedAt] of this.#versions) if (updatedAt < instant) this.#versions.delete(key);
  }
}
