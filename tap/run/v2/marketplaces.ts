// Writes the marketplaces of API V2: each code that an order of the run names, since V2 has no list of them.

import type {SelectedStream} from '../../../catalog/types.ts';
import {isSameCode} from '../../../values/code.ts';
import {marketplaceRecords} from '../../streams/marketplace.ts';
import type {ReadOrder} from '../../streams/v2/read-order.ts';
import {knownText} from '../../streams/values.ts';
import type {ReadContext} from '../context.ts';
import {plainWriterOf} from '../stream-writer.ts';

export class Marketplaces {
  readonly #context: ReadContext;
  /** Undefined if the stream is not selected. */
  readonly #stream: SelectedStream | undefined;
  readonly #seen = new Set<string>();

  constructor(context: ReadContext, stream: SelectedStream | undefined) {
    this.#context = context;
    this.#stream = stream;
  }

  /** Writes a row for each code that no earlier order has named. */
  async write(orders: readonly ReadOrder[]): Promise<void> {
    const stream = this.#stream;
    if (stream === undefined) return;
    const codes = orders.flatMap(({marketplace}) => this.#isNew(knownText(marketplace)));
    if (codes.length === 0) return;
    const {output, progress, signal, timeExtracted} = this.#context;
    const {lineOf, rowsOf} = plainWriterOf(this.#context, {stream, records: marketplaceRecords});
    const time = timeExtracted();
    const lines = codes.flatMap((code) => rowsOf({code, raw: {}})).map((row) => lineOf(row, time));
    await output.write(lines.join(''), signal);
    progress.wrote(stream.name, lines.length);
  }

  #isNew(code: string | null): string[] {
    const {scope} = this.#context.plan;
    if (code === null || this.#seen.has(code)) return [];
    this.#seen.add(code);
    return scope === undefined || scope.some((one) => isSameCode(one, code)) ? [code] : [];
  }
}
