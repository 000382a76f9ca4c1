// Collects what seems to be wrong, to be asked about again before it is reported.

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
  readonly all: Suspect[] = [];
  readonly #changed = new Set<number>();

  constructor(inventory: Inventory) {
    this.inventory = inventory;
  }

  /** Compares a version with the table. Returns the number of the order there, if it is there. */
  compare(scope: Scope, tally: Tally, version: Version): number | undefined {
    const entry = this.inventory.find(version);
    if (this.kindOf(scope, version, entry) !== undefined) this.all.push({scope, tally, version});
    return entry;
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

  /** An order of the table that was in none of Lengow's responses. */
  absent(scope: Scope, tally: Tally, entry: number): void {
    if (isComparable(scope, this.inventory.row(entry).importedAt)) this.all.push({scope, tally, entry});
  }
}
