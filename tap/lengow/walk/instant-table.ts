// A fixed-size table that maps hashes to instants. A Map would be slow here: after deletions, finding its oldest entry
// takes longer and longer.

import type {Micros} from '../../../values/instant.ts';

export class InstantTable {
  readonly #hashes: Float64Array;
  readonly #instants: Float64Array;
  #size = 0;

  /** @param slots a power of two, at least twice the number of entries */
  constructor(slots: number) {
    this.#hashes = new Float64Array(slots);
    this.#instants = new Float64Array(slots);
  }

  get size(): number {
    return this.#size;
  }

  /** @param hash must not be 0 */
  get(hash: number): Micros | undefined {
    const slot = this.#slotOf(hash);
    return this.#hashes[slot] === hash ? this.#instants[slot] : undefined;
  }

  set(hash: number, instant: Micros): void {
    const slot = this.#slotOf(hash);
    if (this.#hashes[slot] !== hash) this.#size += 1;
    this.#hashes[slot] = hash;
    this.#instants[slot] = instant;
  }

  clear(): void {
    this.#hashes.fill(0);
    this.#size = 0;
  }

  /** The slot that contains the hash, or the free slot to put it in. */
  #slotOf(hash: number): number {
    const last = this.#hashes.length - 1;
    let slot = hash & last;
    while (this.#hashes[slot] !== 0 && this.#hashes[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  }
}
