// The orders of the table that can be compared in a scope, by when they were imported.

import type {Micros} from '../../values/instant.ts';
import {isFilter} from '../lengow/orders/query.ts';
import type {Inventory} from './inventory/inventory.ts';
import {includesCode, isCounted, type Scope} from './scope.ts';

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

  /** The orders without an `imported_at`. */
  undated(): number[] {
    return this.inventory.filter((entry) => this.inventory.importedAt(entry) === undefined && this.#isCounted(entry));
  }

  /** The orders imported from one instant until another. */
  between(from: Micros, to: Micros): number[] {
    return this.inventory.filter((entry) => {
      const importedAt = this.inventory.importedAt(entry);
      return importedAt !== undefined && importedAt >= from && importedAt < to && this.#isCounted(entry);
    });
  }

  /** The orders with an `imported_at` before the end of the claims. */
  comparable(): number[] {
    return this.between(0, this.scope.end);
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
