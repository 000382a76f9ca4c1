// The rows of the streams that list the account's marketplaces: every run that succeeds writes all of those in its scope.

import {listed} from '../api/api.ts';
import {marketplaceRows} from '../api/marketplaces.ts';
import type {MarketplaceStream} from '../streams.ts';
import type {Row} from '../target/message.ts';
import type {Warehouse} from '../target/warehouse.ts';
import type {Traits} from '../traits.ts';
import type {Reading} from './wanted.ts';

type Options = {
  readonly reading: Pick<Reading, 'parts' | 'scope'>;
  readonly traits: Traits;
  readonly warehouse: Warehouse;
  readonly fail: (message: string) => void;
};

export class MarketplaceAudit {
  readonly #options: Options;
  readonly #expected: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #written = new Map<string, Map<string, Row>>();

  constructor(options: Options) {
    const {reading, traits} = options;
    this.#options = options;
    this.#expected = new Map(reading.parts.map((stream) => [stream, new Set(rowsIn(stream, reading.scope, traits))]));
  }

  take(row: Row): void {
    const {fail} = this.#options;
    const {stream, order, part} = row;
    const key = `${order} ${part}`;
    const written = this.#written.get(stream) ?? new Map();
    this.#written.set(stream, written.set(key, row));
    if (!this.#expected.get(stream)?.has(key)) fail(`${stream}: ${key} was written, but is not to be read`);
  }

  /** @param isBelieved whether an empty list of marketplaces, received twice, may have been believed */
  complete(isBelieved: boolean): void {
    for (const [stream, expected] of this.#expected) {
      const count = this.#written.get(stream)?.size ?? 0;
      if (count === expected.size || (count === 0 && isBelieved)) this.#isStored(stream as MarketplaceStream);
      else this.#options.fail(`${stream}: ${count} rows, expected ${expected.size}`);
    }
  }

  #isStored(stream: MarketplaceStream): void {
    const {warehouse, fail} = this.#options;
    for (const {order, part} of this.#written.get(stream)?.values() ?? [])
      if (!warehouse.tables[stream].get(order)?.has(part)) fail(`LOST: ${stream} ${order} ${part}`);
  }
}

function rowsIn(stream: MarketplaceStream, scope: Reading['scope'], traits: Traits): string[] {
  return listed(traits).flatMap((code, index) =>
    (scope?.includes(code) ?? true) ? marketplaceRows(stream, index).map((part) => `${code} ${part}`) : [],
  );
}
