// Syncs the streams that come from orders: one fetch for all of them, and one bookmark for each.

import {isSameCode} from '../../values/code.ts';
import {LengowError, RecordError} from '../errors.ts';
import type {Batch} from '../lengow/orders/batch.ts';
import type {Order} from '../lengow/orders/order.ts';
import {read} from '../lengow/orders/read.ts';
import {rangeOf, type Span} from '../plan/spans.ts';
import type {Start} from '../plan/starts.ts';
import {headerOf} from '../singer/header.ts';
import {recordLines} from '../singer/messages.ts';
import type {Context} from './context.ts';
import type {Fed} from './feeds.ts';

/** Turns an order into the RECORD lines of one stream; '' if the order has no row in that stream. */
type OrderLines = (order: Order, timeExtracted: string) => {text: string; count: number};

export class OrderStreams {
  readonly #context: Context;
  /** Keyed by stream name. */
  readonly #streams: ReadonlyMap<string, OrderLines>;

  constructor(context: Context, streams: readonly Fed<'orders'>[]) {
    this.#context = context;
    this.#streams = new Map(streams.map((fed) => [fed.stream.name, orderLines(context, fed)]));
  }

  /** Reads a span for those of its starts that have not failed, until the end or until all have failed. */
  async sync(span: Span): Promise<void> {
    const {failures, orders} = this.#context;
    const starts = failures.reading(span.starts);
    if (starts.length === 0) return;
    try {
      for await (const batch of read(orders, rangeOf(span, starts))) {
        await this.#write(batch, starts);
        if (failures.reading(starts).length === 0) return;
      }
    } catch (error) {
      if (!(error instanceof LengowError || error instanceof RecordError)) throw error;
      const reading = failures.reading(starts);
      failures.add(namesOf(reading), error, reading);
    }
  }

  /** Writes a page's lines, followed by the STATE that they justify. */
  async #write({orders, done}: Batch, starts: readonly Start[]): Promise<void> {
    const {checkpoint, failures, output, progress, signal} = this.#context;
    const timeExtracted = this.#context.timeExtracted();
    const texts = starts.map((start) => this.#lines(orders, start, timeExtracted));
    if (done !== undefined) {
      for (const {stream, marketplace} of failures.reading(starts)) checkpoint.advance(stream, done, marketplace);
    }
    progress.read(orders.length);
    await output.write([...texts, checkpoint.line()].join(''), signal);
  }

  #lines(orders: readonly Order[], start: Start, timeExtracted: string): string {
    const {failures, progress} = this.#context;
    const linesOf = this.#streams.get(start.stream) as OrderLines;
    let text = '';
    try {
      if (failures.reading([start]).length === 0) return '';
      for (const order of orders) {
        if (!isOf(start, order)) continue;
        const lines = linesOf(order, timeExtracted);
        text += lines.text;
        progress.wrote(start.stream, lines.count);
      }
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      failures.add(namesOf([start]), error, [start]);
    }
    return text;
  }
}

function orderLines({account, invalidValues}: Context, {stream, records}: Fed<'orders'>): OrderLines {
  const lineOf = recordLines(headerOf(stream));
  const rowsOf = records({
    accountId: account.id,
    columns: stream.columns,
    invalid: invalidValues.reporter(stream.name),
  });
  return ({raw}, timeExtracted) => {
    const rows = rowsOf(raw);
    let text = '';
    for (const row of rows) text += lineOf(row, timeExtracted);
    return {text, count: rows.length};
  };
}

const isOf = ({marketplace}: Start, {raw}: Order): boolean =>
  marketplace === undefined || isSameCode(marketplace, String(raw.marketplace));

const namesOf = (starts: readonly Start[]): string =>
  [...new Set(starts.map(({stream, marketplace}) => (marketplace ? `${stream} of ${marketplace}` : stream)))].join(
    ', ',
  );
