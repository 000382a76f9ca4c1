// Groups things whose known values are identical, whether they are lines or parcels.

import type {Row} from './stream.ts';

/** A line or a parcel, which may appear several times in an order. */
export type Thing<T> = {
  readonly appearances: T[];
  /** The index of the thing within the order. */
  readonly position: number;
  /** Null where a value is unknown. */
  values: Row;
  /** The place, such as a package, where the thing last appeared. */
  place: number | undefined;
};

/** Things with equal values. */
export class Alike<T> {
  readonly values: Row;
  readonly #things: Thing<T>[] = [];
  #place: number | undefined;
  // All things before this index have already appeared in `#place`. Without this index, each of thousands of equal
  // lines would be checked against all others.
  #next = 0;

  constructor(values: Row) {
    this.values = values;
  }

  add(thing: Thing<T>): void {
    this.#things.push(thing);
  }

  remove(thing: Thing<T>): void {
    this.#things.splice(this.#things.indexOf(thing), 1);
    this.#next = 0;
  }

  /** The first thing that has not yet appeared in this place, or simply the first thing if no place is given. */
  first(place: number | undefined): Thing<T> | undefined {
    if (place === undefined) return this.#things[0];
    if (place !== this.#place) [this.#place, this.#next] = [place, 0];
    while (this.#things[this.#next]?.place === place) this.#next++;
    return this.#things[this.#next];
  }
}
