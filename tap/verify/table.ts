// The orders of the table that can be compared in a scope, by when they were imported.

import type {Micros} from '../../values/instant.ts';
import {isFilter} from '../lengow/orders/query.ts';
import type {Inventory} from './inventory/inventory.ts';
import {includesCode, isComparable, isCounted, type Scope} from './scope.ts';

export class Table {
  readonly inventory: Inventory;
  readonly scope: Scope;

  constructor(inventory: Inventory, scope: Scope) {
    this.inventory = inventory;
    this.scope = scope;
  }

  /** The marketplaces that can be asked for. */
  get codes(): string[] {
    return this.inventory.codes.filter((code) => includesCode(this.scope, code) && isFilter(code));
  }

  /** Calls back for each order that was imported before the end of the claims, or without an `imported_at`. */
  each(visit: (entry: number, importedAt: Micros | undefined) => void): void {
    this.#each((entry, importedAt) => {
      if (isComparable(this.scope, importedAt)) visit(entry, importedAt);
    });
  }

  /** The orders without an `imported_at`. */
  undated(): number[] {
    const found: number[] = [];
    this.#each((entry, importedAt) => {
      if (importedAt === undefined) found.push(entry);
    });
    return found;
  }

  /** The orders imported from one instant until another. */
  between(from: Micros, to: Micros): number[] {
    const found: number[] = [];
    this.#each((entry, importedAt) => {
      if (importedAt !== undefined && importedAt >= from && importedAt < to) found.push(entry);
    });
    return found;
  }

  #each(visit: (entry: number, importedAt: Micros | undefined) => void): void {
    for (let entry = 0; entry < this.inventory.size; entry += 1)
      if (this.#isCounted(entry)) visit(entry, this.inventory.importedAt(entry));
  }

  #isCounted(entry: number): boolean {
    const updatedAt = this.inventory.updatedAt(entry);
    return (
      updatedAt !== undefined &&
      isCounted(this.scope, updatedAt) &&
      includesCode(this.scope, this.inventory.codeOf(entry))
    );
  }
}
