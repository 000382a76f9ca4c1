// Recognizes two orders that share a key, in tables of fixed size that contain only hashes and instants.

import {hashOf} from '../../../values/hash.ts';
import {InstantTable} from './instant-table.ts';
import type {Order} from './order.ts';

// At least the latest 50,000 keys and at most the latest 100,000 are remembered, in 4 MB.
const KEYS = 50_000;
const SLOTS = 2 ** 17;

export class SharedKeys {
  /** Maps the hash of each key to the time when its order entered Lengow. */
  #latest = new InstantTable(SLOTS);
  #earlier = new InstantTable(SLOTS);

  /** Whether a different recent order has the same key. All versions of one order entered Lengow at the same time. */
  has({enteredAt, key}: Order): boolean {
    if (enteredAt === undefined) return false;
    const hash = hashOf(key) || 1;
    const known = this.#latest.get(hash) ?? this.#earlier.get(hash);
    this.#latest.set(hash, enteredAt);
    if (this.#latest.size === KEYS) this.#swap();
    return known !== undefined && known !== enteredAt;
  }

  #swap(): void {
    this.#earlier.clear();
    [this.#latest, this.#earlier] = [this.#earlier, this.#latest];
  }
}
