// Lengow's orders as versions that can be compared, named as the tap writes them.

import type {Micros} from '../../../../values/instant.ts';
import {instantOf, type Order} from '../../../lengow/walk/order.ts';
import {orderKey} from '../../../streams/order-key.ts';
import type {RowContext} from '../../../streams/stream.ts';
import type {Version} from '../problem.ts';

export class Versions {
  readonly #accountId: number;
  readonly #context: RowContext;
  /** Orders that have no key and are therefore in no table. */
  unnamed = 0;

  constructor(accountId: number) {
    this.#accountId = accountId;
    this.#context = {accountId, columns: [], invalid: () => {}};
  }

  /** The orders of the account that have a key. */
  of(orders: readonly Order[]): Version[] {
    return orders.flatMap((order) => this.#of(order) ?? []);
  }

  #of({raw, updatedAt}: Order): Version | undefined {
    const key = orderKey(raw, this.#context);
    if (key === undefined) this.unnamed += 1;
    if (key?.account_id !== this.#accountId) return;
    const importedAt: Micros | undefined = instantOf(raw.imported_at);
    return {marketplace: key.marketplace, id: key.marketplace_order_id, importedAt, updatedAt};
  }
}
