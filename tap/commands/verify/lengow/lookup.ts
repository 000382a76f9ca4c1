// Asks for the newest version of one order, in every way that the API offers.

import type {Micros} from '../../../../values/instant.ts';
import type {Collection} from '../../../lengow/walk/collection.ts';
import type {Order} from '../../../lengow/walk/order.ts';
import {ANY_DATE, isFilter, type Query} from '../../../lengow/walk/query.ts';
import type {Inventory, OrderName} from '../inventory/inventory.ts';
import type {Version} from '../problem.ts';
import type {Versions} from './versions.ts';

type Wanted = OrderName & {readonly importedAt: Micros | undefined};

export class Lookup {
  readonly #orders: Collection;
  readonly #versions: Versions;
  readonly #inventory: Pick<Inventory, 'isSame'>;

  constructor(orders: Collection, versions: Versions, inventory: Pick<Inventory, 'isSame'>) {
    this.#orders = orders;
    this.#versions = versions;
    this.#inventory = inventory;
  }

  /** Undefined if Lengow has no such order. @throws LengowError */
  async newest(wanted: Wanted): Promise<Version | undefined> {
    for (const query of this.#queries(wanted)) {
      const {orders, repeated = []} = await this.#orders.ask(query);
      const found = this.#newestOf([...orders, ...repeated], wanted);
      if (found !== undefined) return found;
    }
    return;
  }

  #newestOf(orders: readonly Order[], {marketplace, id}: Wanted): Version | undefined {
    const same = this.#versions.of(orders).filter((version) => version.id === id);
    const exact = same.filter((version) => version.marketplace === marketplace);
    const alike = same.filter((version) => this.#inventory.isSame(version.marketplace, marketplace));
    return (exact.length > 0 ? exact : alike).toSorted((a, b) => b.updatedAt - a.updatedAt)[0];
  }

  /** By its id, which the API may not find if it is a number, then by the instant of its import. */
  #queries({marketplace, id, importedAt}: Wanted): Query[] {
    const place = {updated: ANY_DATE, ...(isFilter(marketplace) && {marketplaces: [marketplace]})};
    const queries: Query[] = [
      ...(isFilter(id) ? [{...place, orderId: id}] : []),
      ...(importedAt === undefined ? [] : [{...place, entered: {from: importedAt, to: importedAt}}]),
    ];
    if (!this.#orders.isBounded) return queries;
    // Bounds on the order date hide the orders that have none.
    return queries.flatMap((query) => [query, {...query, orderDate: {}}]);
  }
}
