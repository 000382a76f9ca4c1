// Compares every order that is counted, by reading all of them as a run does.

import type {Micros} from '../../../../values/instant.ts';
import {HOUR} from '../../../../values/instant.ts';
import type {Window} from '../../../lengow/walk/batch.ts';
import type {Collection} from '../../../lengow/walk/collection.ts';
import type {Order} from '../../../lengow/walk/order.ts';
import {read} from '../../../lengow/walk/read.ts';
import type {Versions} from '../lengow/versions.ts';
import type {Version} from '../problem.ts';
import {counted, isComparable, type Scope} from '../scope.ts';
import type {Table} from '../table.ts';
import {monthOf} from './months.ts';
import type {Suspects} from './suspects.ts';
import {Tally} from './tally.ts';

type FullOptions = {
  readonly orders: Collection;
  readonly versions: Versions;
  readonly suspects: Suspects;
  /** The last instant that can be read now. */
  readonly upper: () => Micros;
  readonly onRead: (orders: readonly Order[]) => void;
};

// An order may become visible this long after its `updated_at`.
const LATE = 2 * HOUR;

export class Full {
  readonly #options: FullOptions;
  /** One line for each month and marketplace. */
  readonly #tallies = new Map<string, Tally>();
  /** How many orders of the table were compared. */
  orders = 0;

  constructor(options: FullOptions) {
    this.#options = options;
  }

  /** The number of months and marketplaces. */
  get compared(): number {
    return this.#tallies.size;
  }

  /** @throws LengowError, RecordError */
  async compare(table: Table): Promise<void> {
    const {scope} = table;
    const upper = this.#options.upper();
    for (const {from, to} of counted(scope)) await this.#read(table, {from, to: Math.min(to - 1, upper)});
    // Orders that were updated while the others were read.
    await this.#read(table, {from: Math.max(scope.end, upper - LATE), to: this.#options.upper()});
    table.each((entry) => this.#take(table, entry));
  }

  async #read({scope}: Table, range: Pick<Window, 'from' | 'to'>): Promise<void> {
    const {orders, versions, onRead} = this.#options;
    if (range.from > range.to) return;
    const window = {...range, ...(scope.codes !== undefined && {marketplaces: scope.codes})};
    for await (const batch of read(orders, window)) {
      onRead(batch.orders);
      for (const version of versions.of(batch.orders)) {
        if (isComparable(scope, version.importedAt)) this.#compare(scope, version);
      }
    }
  }

  #compare(scope: Scope, version: Version): void {
    const {suspects} = this.#options;
    const entry = suspects.inventory.find(version);
    const tally = this.#tally(version);
    if (entry === undefined || !suspects.hasSeen(entry)) tally.add('lengow', version.importedAt);
    suspects.compare(scope, tally, version);
  }

  #take({scope}: Table, entry: number): void {
    const {suspects} = this.#options;
    const row = suspects.inventory.row(entry);
    if (!isComparable(scope, row.importedAt)) return;
    this.orders += 1;
    const tally = this.#tally(row);
    tally.add('table', row.importedAt);
    suspects.absent(scope, tally, entry);
  }

  #tally({marketplace, importedAt}: Pick<Version, 'marketplace' | 'importedAt'>): Tally {
    const key = JSON.stringify([marketplace.toLowerCase(), importedAt === undefined ? null : monthOf(importedAt)]);
    const tally = this.#tallies.get(key) ?? new Tally(marketplace, key);
    this.#tallies.set(key, tally);
    return tally;
  }
}
