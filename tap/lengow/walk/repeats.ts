// Warns about orders that Lengow returns more than once, with one warning per order.

import type {Order} from './order.ts';
import type {Page} from './page.ts';
import type {Route} from './route.ts';
import {SharedKeys} from './shared-keys.ts';

const MOST_NAMED = 100;

export class Repeats {
  readonly #shared = new SharedKeys();
  readonly #named = new Set<string>();
  readonly #route: Route;

  constructor(route: Route) {
    this.#route = route;
  }

  /** The warnings for a page. */
  in({orders, repeated = []}: Page): readonly string[] {
    const shared = [...orders, ...repeated].filter((order) => this.#shared.has(order));
    return [...this.#about(shared, this.#sharedKey), ...this.#about(repeated, this.#repeated)];
  }

  #about(orders: readonly Order[], warning: (name: string) => string): string[] {
    return orders.flatMap(({raw}) => {
      const name = this.#route.nameOf(raw);
      if (this.#named.has(name) || this.#named.size > MOST_NAMED) return [];
      this.#named.add(name);
      return [this.#named.size > MOST_NAMED ? this.#notNamed : warning(name)];
    });
  }

  readonly #sharedKey = (name: string): string => {
    const {noun, entry, whyRepeated} = this.#route;
    return `Lengow returned two different ${noun} as ${name}: their ${entry.field} differs, but their key is the same, so only the rows of the one with the later updated_at are current. ${whyRepeated}`;
  };

  readonly #repeated = (name: string): string =>
    `Lengow returned ${name} more than once on a page; it is written once, in its newest version. ${this.#route.whyRepeated}`;

  get #notNamed(): string {
    return `More than ${MOST_NAMED} ${this.#route.noun} share a key or are repeated; the others are not named.`;
  }
}
