// Syncs the streams that come from a list that is walked, such as orders: one fetch for all of them, and one bookmark
// for each.

import type {SelectedStream} from '../../catalog/types.ts';
import type {Place} from '../../state/advance.ts';
import {ALL} from '../../state/claims.ts';
import {isSameCode} from '../../values/code.ts';
import type {Micros} from '../../values/instant.ts';
import {scalarText} from '../../values/scalar-text.ts';
import {LengowError, RecordError} from '../errors.ts';
import type {Batch, Window} from '../lengow/walk/batch.ts';
import type {Order} from '../lengow/walk/order.ts';
import type {Noun} from '../lengow/walk/route.ts';
import {rangeOf, type Span} from '../plan/spans.ts';
import type {Wanted} from '../plan/wanted.ts';
import type {Policy} from '../streams/personal/policy.ts';
import type {Raw, Row, RowContext} from '../streams/stream.ts';
import type {ReadContext} from './context.ts';
import {OtherAccounts} from './other-accounts.ts';
import {type StreamWriter, writerOf} from './stream-writer.ts';
import {writeState} from './write-state.ts';

type Fetched = {
  readonly stream: SelectedStream;
  readonly records: (context: RowContext) => (object: Raw) => readonly Row[];
};

/** What is read, and the streams that come from it. */
export type Walked = {
  readonly noun: Noun;
  /** Reads a window. */
  readonly read: (window: Window) => AsyncIterable<Batch>;
  readonly streams: readonly Fetched[];
  readonly policy: Policy;
};

// A long id is repeated on each row of its order, so a page of rows could exceed the maximum string length.
const LONGEST_WRITE = 2 ** 24;

export class WalkedStreams {
  readonly #context: ReadContext;
  readonly #noun: Noun;
  readonly #read: Walked['read'];
  /** Keyed by stream name. */
  readonly #streams: ReadonlyMap<string, StreamWriter<Raw>>;

  readonly #otherAccounts: OtherAccounts;

  constructor(context: ReadContext, {noun, read, streams, policy}: Walked) {
    const {account, log} = context;
    this.#context = context;
    this.#noun = noun;
    this.#read = read;
    this.#otherAccounts = new OtherAccounts(account.id, noun, (message) => log.warning(message));
    this.#streams = new Map(streams.map((fed) => [fed.stream.name, writerOf(context, fed, policy)]));
  }

  /** Reads a span for those bookmarks that have not failed, until the end or until all have failed. */
  async sync(span: Span): Promise<void> {
    const {failures} = this.#context;
    const wanted = failures.reading(span.wanted);
    if (wanted.length === 0) return;
    try {
      for await (const batch of this.#read(rangeOf(span, wanted))) {
        await this.#write(batch, {...span, wanted});
        if (failures.reading(wanted).length === 0) return;
      }
    } catch (error) {
      if (!(error instanceof LengowError || error instanceof RecordError)) throw error;
      const reading = failures.reading(wanted);
      failures.add(namesOf(reading), error, {wanted: reading});
    }
  }

  /** Writes a page's lines and, once they have all been accepted, the STATE that covers them. */
  async #write({orders, done}: Batch, span: Span): Promise<void> {
    const {checkpoint, progress} = this.#context;
    await this.#writeLines(orders, span.wanted);
    progress.read(orders, this.#noun);
    if (done === undefined) return;
    this.#advance(span, done);
    const state = checkpoint.changed();
    if (state !== undefined) await writeState(state, this.#context);
  }

  #advance({from, wanted}: Span, done: Micros): void {
    const {account, checkpoint, claimable, config, failures} = this.#context;
    const whose = {account: String(account.id), apiVersion: config.apiVersion};
    const {upper, finality} = claimable();
    const range = {from, to: Math.min(done, upper) + 1};
    if (range.to <= from) return;
    const reading = failures.reading(wanted);
    for (const stream of new Set(reading.map((one) => one.stream))) {
      const places = reading.filter((one) => one.stream === stream).map((one) => placeOf(one, from));
      checkpoint.advance({stream, ...whose, range, places}, finality(stream));
    }
  }

  async #writeLines(orders: readonly Order[], wanted: readonly Wanted[]): Promise<void> {
    const {output, signal} = this.#context;
    const timeExtracted = this.#context.timeExtracted();
    let text = '';
    for (const one of wanted) {
      for (const line of this.#lines(orders, one, timeExtracted)) {
        if (text.length + line.length > LONGEST_WRITE) {
          await output.write(text, signal);
          text = '';
        }
        text += line;
      }
    }
    await output.write(text, signal);
  }

  /** The lines of one stream, up to the first order that cannot be written. */
  *#lines(orders: readonly Order[], wanted: Wanted, timeExtracted: string): Generator<string> {
    const {failures, plan, progress} = this.#context;
    const {rowsOf, lineOf} = this.#streams.get(wanted.stream) as StreamWriter<Raw>;
    if (failures.reading([wanted]).length === 0) return;
    try {
      for (const order of orders) {
        if (!isOf(wanted, order, plan.known)) continue;
        const rows = rowsOf(order.raw);
        this.#otherAccounts.check(rows);
        for (const row of rows) yield lineOf(row, timeExtracted);
        progress.wrote(wanted.stream, rows.length);
      }
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      failures.add(namesOf([wanted]), error, {wanted: [wanted]});
    }
  }
}

/** @param from where the part of the wanted ranges that was read begins */
const placeOf = ({marketplace = ALL, since, ranges}: Wanted, from: Micros): Place => ({
  code: marketplace,
  since,
  begin: ranges.findLast((range) => range.from <= from)?.from ?? from,
});

/** If the account has a code that exactly matches the order's, the order belongs only to that code. */
function isOf({marketplace}: Wanted, {raw}: Order, known: readonly string[]): boolean {
  const own = scalarText(raw.marketplace);
  if (marketplace === undefined || marketplace === own) return true;
  return own !== undefined && isSameCode(marketplace, own) && !known.includes(own);
}

const namesOf = (wanted: readonly Wanted[]): string =>
  [...new Set(wanted.map(({stream, marketplace}) => (marketplace ? `${stream} of ${marketplace}` : stream)))].join(
    ', ',
  );
