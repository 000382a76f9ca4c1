// Compares the numbers of orders in months and marketplaces, and, where they differ, the orders themselves.

import {isSameCode} from '../../../../values/code.ts';
import type {Micros} from '../../../../values/instant.ts';
import {sum} from '../../../../values/sum.ts';
import {isFilter} from '../../../lengow/walk/query.ts';
import {list} from '../lengow/list.ts';
import {countedQueries, isInside, queriesOf, type Stretch} from '../lengow/stretch.ts';
import {undated} from '../lengow/undated.ts';
import type {Listed} from '../spelling.ts';
import type {Table} from '../table.ts';
import {type ById, compareById} from './by-id.ts';
import type {Cell} from './cell.ts';
import {halves} from './halves.ts';
import {inParallel} from './in-parallel.ts';
import {monthsOf} from './months.ts';

const MOST_ASKED = 120;
// Listing this many takes about as many requests as counting halves until few are left, and it sees more.
const FEW = 1000;
const NOT_LISTED = '(not listed)';

type CellsOptions = ById & {
  readonly listed: Listed;
  readonly asksAll: boolean;
  /** The last instant that can be read now. */
  readonly upper: () => Micros;
};

type Codes = readonly [string, ...string[]];

export class Cells {
  readonly #byId: ById;
  readonly #listed: Listed;
  /** Whether every month is counted marketplace by marketplace, however many cells there are. */
  readonly #asksAll: boolean;
  readonly #upper: () => Micros;
  /** How many cells were compared. */
  compared = 0;
  /** How many orders of the table were compared: unknown, because only counts are compared. */
  readonly orders = 0;

  constructor({listed, asksAll, upper, ...byId}: CellsOptions) {
    this.#byId = byId;
    this.#listed = listed;
    this.#asksAll = asksAll;
    this.#upper = upper;
  }

  /** @throws LengowError */
  async compare(table: Table): Promise<void> {
    const months = monthsOf(table);
    const codes = this.#codesOf(table);
    const asksAll = this.#asksAll || months.length * codes.length <= MOST_ASKED;
    await this.#each(months, (month) =>
      this.#month({...month, entries: table.between(month.from ?? 0, month.to)}, codes, asksAll),
    );
    await this.#undated(table);
  }

  /** The codes that can be queried. Those that differ only in case share a cell: the API may ignore case, or not. */
  #codesOf(table: Table): readonly Codes[] {
    const known = table.scope.codes ?? [...this.#listed.filter(isFilter), ...table.codes];
    const {isSame} = table.inventory;
    const distinct = known.filter((code, index) => known.findIndex((other) => isSame(other, code)) === index);
    const groups = new Map<string, Codes>();
    for (const code of distinct) {
      const key = code.toLowerCase();
      groups.set(key, [...(groups.get(key) ?? []), code] as Codes);
    }
    return [...groups.values()];
  }

  async #month(month: Cell, codes: readonly Codes[], asksAll: boolean): Promise<void> {
    const total = await this.#count(month);
    if (total === month.entries.length && !asksAll) {
      this.compared += 1;
      return;
    }
    const counts = await this.#each(codes, (code) => this.#examine(this.#cellOf(month, code)));
    this.compared += codes.length;
    if (month.scope.codes !== undefined) return;
    await this.#rest(month, codes.flat(), total - sum(counts));
  }

  #cellOf(month: Cell, codes: Codes): Cell {
    const entries = month.entries.filter((entry) => this.#isOf(codes, entry));
    const [name] = codes;
    return {...month, cell: `${month.cell} ${name}`, codes, name, entries};
  }

  /** Compares the orders of marketplaces that are listed nowhere, or that cannot be queried. */
  async #rest(month: Cell, codes: readonly string[], count: number): Promise<void> {
    const entries = month.entries.filter((entry) => !this.#isOf(codes, entry));
    if (count === 0 && entries.length === 0) return;
    this.compared += 1;
    if (count !== entries.length) await this.#list({...month, name: NOT_LISTED, entries}, codes);
  }

  #isOf(codes: readonly string[], entry: number): boolean {
    const own = this.#byId.suspects.inventory.codeOf(entry);
    return codes.some((code) => isSameCode(code, own));
  }

  /** Returns Lengow's count. */
  async #examine(cell: Cell): Promise<number> {
    const {length} = cell.entries;
    const count = await this.#count(cell);
    // A single response can be false.
    if (count === length || (await this.#count(cell)) === length) return length;
    const isSmall = Math.max(count, length) <= FEW || Math.min(count, length) === 0;
    const parts = isSmall ? undefined : halves(cell, this.#byId.suspects.inventory);
    if (parts === undefined) await this.#list(cell);
    else for (const part of parts) await this.#examine(part);
    return count;
  }

  /** @param others marketplaces whose orders are compared elsewhere */
  #list(cell: Cell, others: readonly string[] = []): Promise<void> {
    return compareById(this.#byId, {
      ...cell,
      queries: queriesOf(cell),
      list,
      isOwn: ({importedAt, marketplace}) =>
        isInside(cell, importedAt) && !others.some((other) => isSameCode(other, marketplace)),
    });
  }

  async #undated(table: Table): Promise<void> {
    const {scope} = table;
    await compareById(this.#byId, {
      scope,
      cell: `undated ${scope.codes ?? ''}`,
      name: '',
      entries: table.undated(),
      // Without an upper end, a shop that keeps changing could never be listed completely.
      queries: countedQueries(scope, scope.codes, this.#upper()),
      list: undated,
      isOwn: ({importedAt}) => importedAt === undefined,
    });
    this.compared += 1;
  }

  async #count(stretch: Stretch): Promise<number> {
    let count = 0;
    for (const query of queriesOf(stretch)) count += (await this.#byId.orders.once({...query, size: 1})).count;
    return count;
  }

  #each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
    return inParallel(items, this.#byId.orders.mostAtOnce, work);
  }
}
