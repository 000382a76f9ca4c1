// All orders that the API can return, sorted by `updated_at` to make finding a page fast even in a large shop.
import type {Micros} from './instants.ts';
import type {Order} from './order-types.ts';
import type {Raw} from './render.ts';

/** An order in the form in which the API searches for and returns it. */
export type Entry = {
  readonly marketplace: string;
  readonly id: string;
  readonly updatedAt: Micros;
  readonly importedAt: Micros | null;
  readonly orderDate: Micros | null;
  /** Absent for a hand-written order, which has no expected rows. */
  readonly order?: Order;
  readonly raw?: Raw;
  /** The order's JSON, once it has been rendered. */
  json?: string;
};

/** Identifies an order in the shop. */
export type OrderName = {readonly marketplace: string; readonly id: string};

export class Timeline {
  readonly #byName = new Map<string, Entry>();
  #entries: Entry[];

  constructor(entries: readonly Entry[]) {
    this.#entries = entries.toSorted(before);
    for (const entry of entries) this.#byName.set(nameOf(entry), entry);
  }

  find = (name: OrderName): Entry | undefined => this.#byName.get(nameOf(name));

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Returns the orders from `from` to `to`, both inclusive. */
  between(from: Micros, to: Micros): readonly Entry[] {
    return this.#entries.slice(this.#firstAt(from), this.#firstAt(to + 1));
  }

  add(entry: Entry): void {
    this.#entries.splice(this.#place(entry), 0, entry);
    this.#byName.set(nameOf(entry), entry);
  }

  replace(old: Entry, entry: Entry): void {
    this.remove(old);
    this.add(entry);
  }

  remove(entry: Entry): void {
    this.#entries.splice(this.#place(entry), 1);
    this.#byName.delete(nameOf(entry));
  }

  /** Replaces many orders in one operation. */
  replaceAll(renewed: readonly Entry[]): void {
    for (const entry of renewed) this.#byName.set(nameOf(entry), entry);
    this.#entries = this.#entries.map((entry) => this.find(entry) as Entry).sort(before);
  }

  #firstAt = (updatedAt: Micros): number => this.#search((entry) => entry.updatedAt < updatedAt);
  #place = (entry: Entry): number => this.#search((other) => before(other, entry) < 0);

  #search(isEarlier: (entry: Entry) => boolean): number {
    let [low, high] = [0, this.#entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (isEarlier(this.#entries[middle] as Entry)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

export const nameOf = ({marketplace, id}: OrderName): string => `${marketplace}\n${id}`;

/** Compares by `updated_at`, then by marketplace, then by id. */
function before(a: Entry, b: Entry): number {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt - b.updatedAt;
  if (a.marketplace !== b.marketplace) return a.marketplace < b.marketplace ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return 0;
}
