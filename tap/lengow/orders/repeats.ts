// Warns about orders that Lengow returns more than once, with one warning per order.

import {nameOf} from './identity.ts';
import type {Order} from './order.ts';
import type {Page} from './page.ts';
import {SharedKeys} from './shared-keys.ts';

const MOST_NAMED = 100;
const NOT_NAMED = `More than ${MOST_NAMED} orders share a key or are repeated; the others are not named.`;

export class Repeats {
  readonly #shared = new SharedKeys();
  readonly #named = new Set<string>();

  /** The warnings for a page. */
  in({orders, repeated = []}: Page): readonly string[] {
    const shared = [...orders, ...repeated].filter((order) => this.#shared.has(order));
    return [...this.#about(shared, sharedKey), ...this.#about(repeated, repeatedOrder)];
  }

  #about(orders: readonly Order[], warning: (name: string) => string): string[] {
    return orders.flatMap(({raw}) => {
      const name = nameOf(raw);
      if (this.#named.has(name) || this.#named.size > MOST_NAMED) return [];
      this.#named.add(name);
      return [this.#named.size > MOST_NAMED ? NOT_NAMED : warning(name)];
    });
  }
}

const sharedKey = (name: string): string =>
  `Lengow returned two different orders as ${name}: their imported_at differs, but their key is the same, so only the rows of the one with the later updated_at are current. Check whether two feeds import the same marketplace.`;

const repeatedOrder = (name: string): string =>
  `Lengow returned ${name} more than once on a page; it is written once, in its newest version. Check whether two feeds import the same marketplace.`;
