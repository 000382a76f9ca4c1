// Recognizes two orders that share a key, in tables of fixed size that contain only hashes and instants.

import {hashOf} from '../../../values/hash.ts';
import {InstantTable} from './instant-table.ts';
import {instantOf, type Order} from './order.ts';

// The latest 50,000 keys are always remembered, and at most twice as many, in 4 MB.
const KEYS = 50_000;
const SLOTS = 2 ** 17;

export class SharedKeys {
  /** When the order with a key was imported, by the key's hash. */
  #latest = new InstantTable(SLOTS);
  #earlier = new InstantTable(SLOTS);

  /** Whether another of the latest orders has the same key. An order keeps its `imported_at` in all its versions. */
  has({raw, key}: Order): boolean {
    const imported = instantOf(raw.imported_at);
    if (imported === undefined) return false;
    const hash = hashOf(key) || 1;
    const known = this.#latest.get(hash) ?? this.#earlier.get(hash);
    this.#latest.set(hash, imported);
    if (this.#latest.size === KEYS) this.#swap();
    return known !== undefined && known !== imported;
  }

  #swap(): void {
    this.#earlier.clear();
    [this.#latest, this.#earlier] = [this.#earlier, this.#latest];
  }
}
