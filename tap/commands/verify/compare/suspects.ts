// Collects what seems to be wrong, to be checked with Lengow again before it is reported.

import type {Inventory} from '../inventory/inventory.ts';
import {isSameInstant, kindOf, type Version} from '../problem.ts';
import {isComparable, type Scope} from '../scope.ts';
import type {Tally} from './tally.ts';

/** A version at Lengow that the table seems to lack, or an order of the table that Lengow seems to lack. */
export type Suspect = {readonly scope: Scope; readonly tally: Tally} & (
  | {readonly version: Version; readonly entry?: never}
  | {readonly entry: number; readonly version?: never}
);

export class Suspects {
  readonly inventory: Inventory;
  readonly #all: Suspect[] = [];
  readonly #changed = new Set<number>();
  /** Which of the table's orders were in Lengow's responses. */
  readonly #seen: Uint8Array;

  constructor(inventory: Inventory) {
    this.inventory = inventory;
    this.#seen = new Uint8Array(inventory.size);
  }

  /** An order that seemed absent may have been seen later, in another cell. */
  get all(): readonly Suspect[] {
    return this.#all.filter(({entry}) => entry === undefined || !this.hasSeen(entry));
  }

  hasSeen = (entry: number): boolean => this.#seen[entry] === 1;

  /** Compares a version at Lengow with the table. */
  compare(scope: Scope, tally: Tally, version: Version): void {
    const entry = this.inventory.find(version);
    if (entry !== undefined) this.#seen[entry] = 1;
    if (this.kindOf(scope, version, entry) !== undefined) this.#all.push({scope, tally, version});
  }

  /** Notes an order of the table that should have been in Lengow's responses. */
  absent(scope: Scope, tally: Tally, entry: number): void {
    const isNew = !this.hasSeen(entry) && isComparable(scope, this.inventory.row(entry).importedAt);
    if (isNew) this.#all.push({scope, tally, entry});
  }

  kindOf(scope: Scope, version: Version, entry = this.inventory.find(version)): 'missing' | 'stale' | undefined {
    const {digits} = this.inventory;
    const row = entry === undefined ? undefined : this.inventory.row(entry);
    const kind = kindOf({scope, version, row, digits});
    if (entry !== undefined && !isSameInstant(version.updatedAt, row?.updatedAt, digits)) this.#changed.add(entry);
    return kind;
  }

  /** How many orders of the table have another version at Lengow. */
  get changed(): number {
    return this.#changed.size;
  }

  /** Whether the table has a later version. */
  isLater(version: Version): boolean {
    const entry = this.inventory.find(version);
    return entry !== undefined && (this.inventory.row(entry).updatedAt ?? 0) > version.updatedAt;
  }
}
