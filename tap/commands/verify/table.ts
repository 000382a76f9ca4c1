// The orders of the table that can be compared in a scope, by when they were imported.

import type {Micros} from '../../../values/instant.ts';
import {isFilter} from '../../lengow/walk/query.ts';
import type {Inventory} from './inventory/inventory.ts';
import {counter, isComparable, type Scope} from './scope.ts';

export class Table {
  readonly inventory: Inventory;
  readonly scope: Scope;
  /** For each order, whether it is counted: worked out once, because it is needed for every month. */
  readonly #counted: Uint8Array;

  constructor(inventory: Inventory, scope: Scope) {
    this.inventory = inventory;
    this.scope = scope;
    const included = new Set(inventory.codes.filter((code) => this.#includes(code)));
    const isUpdated = counter(scope);
    this.#counted = Uint8Array.from({length: inventory.size}, (_, entry) =>
      included.has(inventory.codeOf(entry)) && isUpdated(inventory.updatedAt(entry)) ? 1 : 0,
    );
  }

  /** The marketplaces that can be queried. */
  get codes(): string[] {
    return this.inventory.codes.filter((code) => this.#includes(code) && isFilter(code));
  }

  #includes(code: string): boolean {
    const {codes} = this.scope;
    return codes === undefined || codes.some((own) => this.inventory.isSame(own, code));
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
    for (let entry = 0; entry < this.#counted.length; entry += 1)
      if (this.#counted[entry] === 1) visit(entry, this.inventory.importedAt(entry));
  }
}
