// Groups the trackings of an order by parcel, in linear time even if thousands of them share a number.

import type {Row, Value} from './stream.ts';

/** What decides whether two trackings are of the same parcel. */
export type Identified = {
  /** Null if the parcel has no number (yet). */
  readonly number: string | null;
  /** Null where a value is unknown. */
  readonly identity: Row;
};

type Parcel<T> = {readonly trackings: T[]; readonly place: number; identity: Row};

/**
 * Each tracking joins the first parcel with its number whose known values do not differ from its own. A tracking without
 * a number is a parcel of its own.
 */
export function parcelsOf<T extends Identified>(trackings: readonly T[]): readonly (readonly T[])[] {
  const parcels: Parcel<T>[] = [];
  const byNumber = new Map<string, Candidates<T>>();
  for (const tracking of trackings) {
    const {number, identity} = tracking;
    const candidates = number === null ? undefined : (byNumber.get(number) ?? new Candidates<T>());
    if (number !== null && candidates) byNumber.set(number, candidates);
    const parcel = candidates?.find(identity) ?? {trackings: [], place: parcels.length, identity};
    if (parcel.place === parcels.length) parcels.push(parcel);
    parcel.trackings.push(tracking);
    candidates?.add(parcel, identity);
  }
  return parcels.map((parcel) => parcel.trackings);
}

/** The parcels with one number. Any two of them differ in a value that is known of both. */
class Candidates<T> {
  readonly #byIdentity = new Map<string, Parcel<T>>();
  /** Parcels of which the same values are known. */
  readonly #byKnown = new Map<string, Set<Parcel<T>>>();

  /** Adds a parcel, or what one more of its trackings says. */
  add(parcel: Parcel<T>, identity: Row): void {
    this.#byKnown.get(knownOf(parcel.identity))?.delete(parcel);
    this.#byIdentity.delete(JSON.stringify(parcel.identity));
    parcel.identity = parcel.identity.map((value, index) => value ?? (identity[index] as Value));
    this.#byIdentity.set(JSON.stringify(parcel.identity), parcel);
    const known = knownOf(parcel.identity);
    this.#byKnown.set(known, (this.#byKnown.get(known) ?? new Set()).add(parcel));
  }

  /** The first parcel that the values fit. Equal values fit no other parcel, and no other with the same values known. */
  find(identity: Row): Parcel<T> | undefined {
    const same = this.#byIdentity.get(JSON.stringify(identity));
    if (same) return same;
    const known = knownOf(identity);
    const others = [...this.#byKnown].flatMap(([key, parcels]) => (key === known ? [] : [...parcels]));
    const fitting = others.filter((parcel) => agree(parcel.identity, identity));
    return fitting.reduce<Parcel<T> | undefined>((a, b) => (a && a.place < b.place ? a : b), undefined);
  }
}

const knownOf = (identity: Row): string => identity.map((value) => (value === null ? 0 : 1)).join('');

const agree = (a: Row, b: Row): boolean =>
  a.every((value, index) => value === null || b[index] === null || value === b[index]);
