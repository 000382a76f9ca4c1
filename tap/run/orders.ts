// The streams that come from orders: one fetch, several streams, a bookmark each.

import type {SelectedStream} from '../../catalog/types.ts';
import {isSameCode} from '../../values/code.ts';
import {LengowError, RecordError} from '../errors.ts';
import type {Order} from '../lengow/http/types.ts';
import type {Batch} from '../lengow/orders/divide.ts';
import {read} from '../lengow/orders/read.ts';
import type {Claim, Span} from '../plan/spans.ts';
import {scopeOf} from '../plan/spans.ts';
import {headerOf} from '../singer/header.ts';
import {recordLines} from '../singer/messages.ts';
import {orderRecords} from '../streams/order.ts';
import {orderTrackingRecords} from '../streams/order-tracking.ts';
import type {Run} from './context.ts';

const RECORDS = {order: orderRecords, order_tracking: orderTrackingRecords};

/** Turns an order into the lines of one stream; '' when it has no row there. */
type OrderLines = (order: Order, timeExtracted: string) => {text: string; count: number};

export class OrderStreams {
  readonly #run: Run;
  readonly #streams: ReadonlyMap<string, OrderLines>;

  constructor(run: Run, streams: readonly SelectedStream[]) {
    this.#run = run;
    this.#streams = new Map(streams.map((stream) => [stream.id, orderLines(run, stream)]));
  }

  /** Reads a span for all of its claims that still read, until its end or until none is left. */
  async sync(span: Span): Promise<void> {
    const {failures, orders} = this.#run;
    const claims = failures.reading(span.claims);
    if (claims.length === 0) return;
    const marketplaces = scopeOf(claims);
    try {
      for await (const batch of read(orders, {...span, ...(marketplaces && {marketplaces})})) {
        await this.#write(batch, claims);
        if (failures.reading(claims).length === 0) return;
      }
    } catch (error) {
      if (!(error instanceof LengowError || error instanceof RecordError)) throw error;
      const reading = failures.reading(claims);
      failures.add(namesOf(reading), error, reading);
    }
  }

  /** A page's lines go out together, and behind them the STATE that they have earned. */
  async #write({orders, done}: Batch, claims: readonly Claim[]): Promise<void> {
    const {config, checkpoint, failures, output, progress, signal} = this.#run;
    const timeExtracted = this.#run.timeExtracted();
    const texts = claims.map((claim) => this.#lines(orders, claim, timeExtracted));
    if (done !== undefined) {
      for (const {stream, marketplace} of failures.reading(claims)) {
        checkpoint.advance(config.streamPrefix + stream, done, marketplace);
      }
    }
    progress.read(orders.length);
    await output.write([...texts, checkpoint.line()].join(''), signal);
  }

  #lines(orders: readonly Order[], claim: Claim, timeExtracted: string): string {
    const {config, failures, progress} = this.#run;
    const linesOf = this.#streams.get(claim.stream) as OrderLines;
    let text = '';
    try {
      if (failures.reading([claim]).length === 0) return '';
      for (const order of orders) {
        if (!isOf(claim, order)) continue;
        const lines = linesOf(order, timeExtracted);
        text += lines.text;
        progress.wrote(config.streamPrefix + claim.stream, lines.count);
      }
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      failures.add(namesOf([claim]), error, [claim]);
    }
    return text;
  }
}

function orderLines(run: Run, stream: SelectedStream): OrderLines {
  const header = headerOf(stream, run.config.streamPrefix);
  const lineOf = recordLines(header);
  const rowsOf = RECORDS[stream.id as keyof typeof RECORDS]({
    accountId: run.account.id,
    columns: stream.columns,
    invalid: run.invalidValues.reporter(header.stream),
  });
  return ({raw}, timeExtracted) => {
    const rows = rowsOf(raw);
    let text = '';
    for (const row of rows) text += lineOf(row, timeExtracted);
    return {text, count: rows.length};
  };
}

const isOf = ({marketplace}: Claim, {raw}: Order): boolean =>
  marketplace === undefined || isSameCode(marketplace, String(raw.marketplace));

const namesOf = (claims: readonly Claim[]): string =>
  [...new Set(claims.map(({stream, marketplace}) => (marketplace ? `${stream} of ${marketplace}` : stream)))].join(
    ', ',
  );
