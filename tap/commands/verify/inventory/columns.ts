// What is kept in memory for each order of the table: 25 bytes, in typed arrays. The rest is read from the file.

import {type Micros, SECOND} from '../../../../values/instant.ts';

export type Kept = {
  readonly hash: number;
  readonly importedAt: Micros | undefined;
  readonly updatedAt: Micros | undefined;
  /** The number of its marketplace. */
  readonly place: number;
  /** Where its record begins. */
  readonly offset: number;
};

const NONE = 0xffffffff;
const UNIT = 2 ** 32;

export class Columns {
  readonly #hashes: Uint32Array;
  /** In seconds since 1970. */
  readonly #imported: Uint32Array;
  readonly #updated: Uint32Array;
  readonly #places: Uint16Array;
  readonly #offsets: Uint32Array;
  readonly #highOffsets: Uint8Array;
  /** A hash table: the number of an entry plus one, or 0. */
  readonly #slots: Uint32Array;
  size = 0;

  /** @param most the number of orders that fit */
  constructor(most: number) {
    this.#hashes = new Uint32Array(most);
    this.#imported = new Uint32Array(most);
    this.#updated = new Uint32Array(most);
    this.#places = new Uint16Array(most);
    this.#offsets = new Uint32Array(most);
    this.#highOffsets = new Uint8Array(most);
    this.#slots = new Uint32Array(Math.ceil(most * 1.5) + 1);
  }

  add(kept: Kept): void {
    const entry = this.size;
    this.size += 1;
    this.set(entry, kept);
    let slot = kept.hash % this.#slots.length;
    while (this.#slots[slot] !== 0) slot = (slot + 1) % this.#slots.length;
    this.#slots[slot] = entry + 1;
  }

  /** Replaces an entry by one with the same hash. */
  set(entry: number, {hash, importedAt, updatedAt, place, offset}: Kept): void {
    this.#hashes[entry] = hash;
    this.#imported[entry] = secondsOf(importedAt);
    this.#updated[entry] = secondsOf(updatedAt);
    this.#places[entry] = place;
    this.#offsets[entry] = offset % UNIT;
    this.#highOffsets[entry] = offset / UNIT;
  }

  /** The entries with this hash. */
  *withHash(hash: number): Generator<number> {
    for (let slot = hash % this.#slots.length; ; slot = (slot + 1) % this.#slots.length) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return;
      if (this.#hashes[entry] === hash) yield entry;
    }
  }

  /** In whole seconds, rounded down. */
  importedAt = (entry: number): Micros | undefined => microsOf(this.#imported[entry]);
  updatedAt = (entry: number): Micros | undefined => microsOf(this.#updated[entry]);
  placeOf = (entry: number): number => this.#places[entry] as number;
  offsetOf = (entry: number): number => (this.#highOffsets[entry] as number) * UNIT + (this.#offsets[entry] as number);
}

const secondsOf = (instant: Micros | undefined): number =>
  instant === undefined ? NONE : Math.max(0, Math.min(NONE - 1, Math.floor(instant / SECOND)));

const microsOf = (seconds = NONE): Micros | undefined => (seconds === NONE ? undefined : seconds * SECOND);
