// Finds the line or parcel that a new appearance belongs to. Exact matches are looked up; only things with a different
// set of known values are compared.

import {Alike, type Thing} from './alike.ts';
import type {Row, Value} from './stream.ts';

/** All things that share a name. Any two of them differ in a value known for both, or appear in the same place. */
export class Candidates<T> {
  /** Grouped by which values are known, then by the values themselves. */
  readonly #byKnown = new Map<string, Map<string, Alike<T>>>();

  add(thing: Thing<T>): Thing<T> {
    const known = knownOf(thing.values);
    const byValues = this.#byKnown.get(known) ?? new Map<string, Alike<T>>();
    this.#byKnown.set(known, byValues);
    const key = JSON.stringify(thing.values);
    const alike = byValues.get(key) ?? new Alike(thing.values);
    byValues.set(key, alike);
    alike.add(thing);
    return thing;
  }

  /** Adds the values from one more appearance of a thing. */
  join(thing: Thing<T>, values: Row, place: number | undefined): void {
    thing.place = place;
    const all = thing.values.map((value, index) => value ?? (values[index] as Value));
    if (all.every((value, index) => value === thing.values[index])) return;
    this.#byKnown.get(knownOf(thing.values))?.get(JSON.stringify(thing.values))?.remove(thing);
    thing.values = all;
    this.add(thing);
  }

  /** The thing with these values, or the first thing whose known values do not conflict with them. */
  find(values: Row, place: number | undefined): Thing<T> | undefined {
    const known = knownOf(values);
    const same = this.#byKnown.get(known)?.get(JSON.stringify(values))?.first(place);
    return same ?? this.#others(known, values, place).sort((a, b) => a.position - b.position)[0];
  }

  /** Skips things with the same set of known values: if any of these values differ, the things are different. */
  #others(known: string, values: Row, place: number | undefined): Thing<T>[] {
    const things: Thing<T>[] = [];
    for (const [key, byValues] of this.#byKnown) {
      if (key === known) continue;
      for (const alike of byValues.values()) {
        const thing = agree(alike.values, values) ? alike.first(place) : undefined;
        if (thing) things.push(thing);
      }
    }
    return things;
  }
}

const knownOf = (values: Row): string => values.map((value) => (value === null ? 0 : 1)).join('');

const agree = (a: Row, b: Row): boolean =>
  a.every((value, index) => value === null || b[index] === null || value === b[index]);
