// What a run has done with one list of the API, such as the orders, in numbers.

import type {Order} from '../lengow/walk/order.ts';
import type {Page} from '../lengow/walk/page.ts';

// Two feeds that import the same marketplace repeat every order, and memory must not grow with history.
const MOST_REPEATED = 100_000;

export class ListTally {
  /** Where the list is in the API, or in each of its versions. */
  readonly routes: readonly string[];
  requests = 0;
  read = 0;
  oldest = Number.POSITIVE_INFINITY;
  newest = Number.NEGATIVE_INFINITY;
  readonly #repeated = new Set<string>();

  constructor(...routes: readonly string[]) {
    this.routes = routes;
  }

  /** How many objects a response listed more than once. */
  get repeated(): number {
    return this.#repeated.size;
  }

  received({repeated = []}: Page): void {
    for (const {key} of repeated) if (this.#repeated.size < MOST_REPEATED) this.#repeated.add(key);
  }

  add(objects: readonly Order[]): void {
    this.read += objects.length;
    for (const {updatedAt} of objects) {
      this.oldest = Math.min(this.oldest, updatedAt);
      this.newest = Math.max(this.newest, updatedAt);
    }
  }
}
