// Recognizes two orders that share a key, in a table of fixed size that contains only hashes and instants.

import {hashOf} from '../../../values/hash.ts';
import type {Micros} from '../../../values/instant.ts';
import {instantOf, type Order} from './order.ts';

// About 5 MB of memory.
const MOST_KEYS = 65_536;

export class SharedKeys {
  /** When the order with a key was imported, by the key's hash; the order that was seen last comes last. */
  readonly #imports = new Map<number, Micros>();

  /** Whether another of the latest orders has the same key. An order keeps its `imported_at` in all its versions. */
  has({raw, key}: Order): boolean {
    const imported = instantOf(raw.imported_at);
    if (imported === undefined) return false;
    const hash = hashOf(key);
    const known = this.#imports.get(hash);
    this.#remember(hash, imported);
    return known !== undefined && known !== imported;
  }

  #remember(hash: number, imported: Micros): void {
    this.#imports.delete(hash);
    this.#imports.set(hash, imported);
    if (this.#imports.size <= MOST_KEYS) return;
    const [oldest] = this.#imports.keys();
    this.#imports.delete(oldest as number);
  }
}
