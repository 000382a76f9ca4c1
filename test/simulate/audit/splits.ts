// Finds orders left split by a stop: the table contains all their rows in one version, but only some of the rows were
// written again. Only the rewritten rows count as current until the order is read again.

import {ORDER_STREAMS, type OrderStream} from '../../helpers/streams.ts';
import type {Shop} from '../shop.ts';
import type {Warehouse} from '../target/warehouse.ts';
import {partsOf} from './written.ts';

type SplitsOptions = {readonly shop: Shop; readonly warehouse: Warehouse; readonly fail: (message: string) => void};

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
    const all = ORDER_STREAMS.map((stream) => this.#splitIn(stream));
    for (const names of all) {
      const more = names.filter((name) => !this.#known.has(name));
      if (more.length > most) this.#options.fail(`rows of one order were written separately: ${more.join(', ')}`);
    }
    this.#known = new Set(all.flat());
  }

  /** Whether the table contains this version of the order, split by a stop. */
  has(stream: OrderStream, order: string, serial: number): boolean {
    return this.#known.has(nameOf(stream, order, serial));
  }

  #splitIn(stream: OrderStream): string[] {
    const {warehouse} = this.#options;
    return [...warehouse.tables[stream]].flatMap(([order, parts]) => {
      const serial = isAtOnce(parts) ? undefined : this.#splitSerial(stream, order);
      return serial === undefined ? [] : [nameOf(stream, order, serial)];
    });
  }

  /** The version of a split order. Undefined if the order is not split or is missing a row of that version. */
  #splitSerial(stream: OrderStream, order: string): number | undefined {
    const {shop, warehouse} = this.#options;
    const serial = warehouse.newest(stream, order)?.serial;
    const version = shop.byKey.get(order)?.versions.find((one) => one.serial === serial);
    const stored = partsOf(version, stream).map((part) => warehouse.tables[stream].get(order)?.get(part));
    const isThere = stored.every((row) => row?.serial === serial);
    return isThere && new Set(stored.map((row) => row?.extracted)).size > 1 ? serial : undefined;
  }
}

const nameOf = (stream: OrderStream, order: string, serial: number): string => `${stream} ${order} v${serial}`;

function isAtOnce(parts: ReadonlyMap<string, {readonly extracted: string}>): boolean {
  let first: string | undefined;
  for (const {extracted} of parts.values()) {
    first ??= extracted;
    if (extracted !== first) return false;
  }
  return true;
}
