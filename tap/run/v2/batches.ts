// Reads a range of days window by window, as batches of orders: what one window has read is claimed before the next.

import {formatInstant, type Micros, SECOND} from '../../../values/instant.ts';
import {keyOf} from '../../lengow/v2/identity.ts';
import type {Answer} from '../../lengow/v2/v2.ts';
import {type DayWindow, windowsOf} from '../../lengow/v2/windows.ts';
import type {Batch} from '../../lengow/walk/batch.ts';
import {type ReadOrder, readOrder} from '../../streams/v2/read-order.ts';
import type {TimeZone} from '../../streams/v2/time-zone.ts';
import type {Marketplaces} from './marketplaces.ts';
import type {V2Remarks} from './remarks.ts';
import type {V2Source} from './source.ts';

type Reading = {
  readonly source: Pick<V2Source, 'orders' | 'now'>;
  readonly daysPerRequest: number;
  readonly zone: TimeZone;
  readonly marketplaces: Marketplaces;
  readonly remarks: V2Remarks;
};

export class Batches {
  readonly #reading: Reading;
  /** When the latest answer was given. */
  #latest: Micros = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  async *read(range: DayWindow): AsyncGenerator<Batch> {
    const {source, daysPerRequest, remarks} = this.#reading;
    for (const window of windowsOf(range, daysPerRequest)) {
      const answer = await source.orders(window);
      remarks.add(answer, window);
      const readAt = this.#readAt(answer);
      for await (const orders of answer.orders) yield this.#batch(orders, readAt);
      // The last day of the window may not be in the answer.
      yield {orders: [], done: window.to - 1};
    }
  }

  async #batch(orders: readonly ReadOrder['order'][], readAt: Micros): Promise<Batch> {
    const {zone, marketplaces} = this.#reading;
    const read = orders.map((order) => readOrder(order, {zone, readAt: formatInstant(readAt)}));
    await marketplaces.write(read);
    return {orders: read.map((raw) => ({raw, updatedAt: readAt, key: keyOf(raw.order)}))};
  }

  /** In whole seconds. The clocks of two servers may differ, but a later answer must not seem to be older. */
  #readAt({date = this.#reading.source.now()}: Answer): Micros {
    this.#latest = Math.max(this.#latest, Math.floor(date / SECOND) * SECOND);
    return this.#latest;
  }
}
