// Recognizes two orders that share a key, in tables of fixed size that contain only hashes and instants.

import {hashOf} from '../../../values/hash.ts';
import {InstantTable} from './instant-table.ts';
import {instantOf, type Order} from './order.ts';

// At least the latest 50,000 keys and at most the latest 100,000 are remembered, in 4 MB.
const KEYS = 50_000;
const SLOTS = 2 ** 17;

export class SharedKeys {
  /** Maps the hash of each key to the time when its order was imported. */
  #latest = new InstantTable(SLOTS);
  #earlier = new InstantTable(SLOTS);

  /** Whether a different recent order has the same key. All versions of one order have the same `imported_at`. */
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
