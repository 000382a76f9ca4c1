// Finds orders left split by a stop: the table contains all their rows in one version, but only some of the rows were
// written again. Only the rewritten rows count as current until the order is read again.

import {BOOKMARKED} from '../../helpers/streams.ts';
import type {Shops} from '../shops.ts';
import type {Bookmarked} from '../streams.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {type Parcels, partsOf} from './parts.ts';

type SplitsOptions = {readonly shops: Shops; readonly warehouse: Warehouse; readonly fail: (message: string) => void};

export class Splits {
  readonly #options: SplitsOptions;
  #known: ReadonlySet<string> = new Set();

  constructor(options: SplitsOptions) {
    this.#options = options;
  }

  /**
   * Must be called after each run. A stop splits at most one order per stream, the one being written; a complete run
   * splits none. Runs at once can split any, since each writes the same orders in batches of its own.
   */
  ended(most: number): void {
    const all = BOOKMARKED.map((stream) => this.#splitIn(stream));
    for (const names of all) {
      const more = names.filter((name) => !this.#known.has(name));
      if (more.length > most) this.#options.fail(`rows of one order were written separately: ${more.join(', ')}`);
    }
    this.#known = new Set(all.flat());
  }

  /** Whether the table contains this version of the order, split by a stop. */
  has(stream: Bookmarked, order: string, serial: number): boolean {
    return this.#known.has(nameOf(stream, order, serial));
  }

  #splitIn(stream: Bookmarked): string[] {
    const {warehouse} = this.#options;
    return [...warehouse.tables[stream]].flatMap(([order, parts]) => {
      const serial = isAtOnce(parts) ? undefined : this.#splitSerial(stream, order);
      return serial === undefined ? [] : [nameOf(stream, order, serial)];
    });
  }

  /**
   * The version of a split order. Undefined if the order is not split or is missing a row of that version. If the
   * policy has changed the keys of parcels, all rows may be there under other keys than those that are current.
   */
  #splitSerial(stream: Bookmarked, order: string): number | undefined {
    const {shops, warehouse} = this.#options;
    const newest = warehouse.newest(stream, order);
    const version = shops
      .of(stream)
      .byKey.get(order)
      ?.versions.find(({serial}) => serial === newest?.serial);
    const parts = warehouse.tables[stream].get(order);
    if (newest === undefined || version === undefined || parts === undefined) return;
    const storedAs = (parcels: Parcels) => partsOf(version, stream, parcels).map((part) => parts.get(part));
    const isThere = WRITTEN.some((parcels) => storedAs(parcels).every((row) => row?.serial === version.serial));
    const isCurrent = storedAs(newest.parcels).every((row) => row?.extracted === newest.extracted);
    return isThere && !isCurrent ? version.serial : undefined;
  }
}

const WRITTEN: readonly Parcels[] = ['full', 'hash', 'none'];

const nameOf = (stream: Bookmarked, order: string, serial: number): string => `${stream} ${order} v${serial}`;

function isAtOnce(parts: ReadonlyMap<string, {readonly extracted: string}>): boolean {
  let first: string | undefined;
  for (const {extracted} of parts.values()) {
    first ??= extracted;
    if (extracted !== first) return false;
  }
  return true;
}
