// The orders of the table that belong to the account, each once, in its newest version.

import {hashOf} from '../../../../values/hash.ts';
import type {Micros} from '../../../../values/instant.ts';
import {isSameMarketplace, type Listed} from '../spelling.ts';
import {Columns, type Kept} from './columns.ts';
import type {Layout} from './layout.ts';
import type {RecordFile} from './record-file.ts';
import type {Row} from './row.ts';

/** Identifies an order of the account. */
export type OrderName = {readonly marketplace: string; readonly id: string};

type InventoryOptions = {
  readonly file: RecordFile;
  readonly layout: Layout;
  /** At least the number of rows. */
  readonly most: number;
  readonly listed: Listed;
};

const HASH_MASK = 2 ** 32;

export class Inventory {
  readonly #file: RecordFile;
  readonly #layout: Layout;
  readonly #listed: Listed;
  readonly #columns: Columns;
  readonly #places = new Map<string, number>();
  /** The marketplaces of the orders, as the table spells them. */
  readonly codes: string[] = [];
  /** Rows that repeat an order. */
  repeated = 0;
  /** The most digits after the second that an `updated_at` has: the precision of the table. */
  digits = 0;

  constructor({file, layout, most, listed}: InventoryOptions) {
    this.#file = file;
    this.#layout = layout;
    this.#listed = listed;
    this.#columns = new Columns(most);
  }

  get size(): number {
    return this.#columns.size;
  }

  /** @param offset where the row's record begins */
  add(row: Row, offset: number): void {
    const {importedAt, updatedAt} = row;
    const kept = {hash: this.#hash(row), importedAt, updatedAt, place: this.#placeOf(row.marketplace), offset};
    this.digits = Math.max(this.digits, row.digits);
    const known = this.find(row);
    if (known === undefined || this.row(known).marketplace !== row.marketplace) this.#columns.add(kept);
    else this.#repeat(known, kept);
  }

  #repeat(known: number, kept: Kept): void {
    this.repeated += 1;
    if ((this.row(known).updatedAt ?? 0) < (kept.updatedAt ?? 0)) this.#columns.set(known, kept);
  }

  /** The number of an order; undefined if the table lacks it. The case of a code may differ, but an exact match wins. */
  find(name: OrderName): number | undefined {
    const same = [...this.#columns.withHash(this.#hash(name))]
      .map((entry) => ({entry, row: this.row(entry)}))
      .filter(({row}) => row.id === name.id && this.isSame(row.marketplace, name.marketplace));
    return (same.find(({row}) => row.marketplace === name.marketplace) ?? same[0])?.entry;
  }

  /** Whether two codes name one marketplace. */
  isSame = (left: string, right: string): boolean => isSameMarketplace(this.#listed, left, right);

  /** Reads the row from the file. */
  row(entry: number): Row {
    return this.#layout.read(this.#file.at(this.#columns.offsetOf(entry), this.#layout.isQuoted));
  }

  /** In whole seconds, rounded down. */
  importedAt = (entry: number): Micros | undefined => this.#columns.importedAt(entry);
  updatedAt = (entry: number): Micros | undefined => this.#columns.updatedAt(entry);
  codeOf = (entry: number): string => this.codes[this.#columns.placeOf(entry)] as string;

  #hash({marketplace, id}: OrderName): number {
    return hashOf(`${marketplace.toLowerCase()}\n${id}`) % HASH_MASK;
  }

  #placeOf(code: string): number {
    const known = this.#places.get(code);
    if (known !== undefined) return known;
    this.#places.set(code, this.codes.length);
    return this.codes.push(code) - 1;
  }
}
