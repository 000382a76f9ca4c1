// Writes the rows of a stock report, once the whole report has been checked.

import {inList} from '../../../values/words.ts';
import {nameOf, type StockReport} from '../../lengow/stock/list.ts';
import type {Sheet, StockLine} from '../../lengow/stock/sheet.ts';
import type {StockRow} from '../../streams/stream.ts';
import {StockKeyFinder, type StockKeys} from '../../streams/zfs-stock-keys.ts';
import type {Context} from '../context.ts';
import type {Fed} from '../feeds.ts';
import {plainWriterOf, type StreamWriter} from '../stream-writer.ts';

/** A report that is listed with the instant of its creation. */
export type DatedReport = StockReport & {readonly createdAt: number};

// Enough for a fast pipe, and little beside the report itself.
const CHARACTERS_PER_PART = 1 << 18;

/** RECORD lines, and how many. */
type Part = {readonly text: string; readonly rows: number};

type Checked = {readonly sheet: Sheet; readonly keys: StockKeys};

export class ReportWriter {
  readonly #context: Context;
  /** The name of the stream. */
  readonly name: string;
  readonly #writer: StreamWriter<StockRow>;
  /** Whether the user has been told about the columns. */
  #isTold = false;

  constructor(context: Context, fed: Fed<'stock'>) {
    this.#context = context;
    this.name = fed.stream.name;
    this.#writer = plainWriterOf(context, fed);
  }

  /** Nothing is written of a report with a fault. @throws LengowError, RightsError, RecordError */
  async write(report: DatedReport): Promise<void> {
    const {output, progress, signal, stock} = this.#context;
    const checked = await stock.download(report, (sheet) => this.#checked(report, sheet));
    this.#warn(report, checked.sheet);
    for await (const {text, rows} of this.#parts(report, checked)) {
      await output.write(text, signal);
      progress.wrote(this.name, rows);
    }
  }

  async *#parts(report: DatedReport, {sheet, keys}: Checked): AsyncGenerator<Part> {
    const {lineOf, rowsOf} = this.#writer;
    const time = this.#context.timeExtracted();
    let part = {text: '', rows: 0};
    for await (const line of sheet.lines()) {
      const rows = rowsOf({...rowOf(report, line), ...keys.take(line)});
      part.text += rows.map((row) => lineOf(row, time)).join('');
      part.rows += rows.length;
      if (part.text.length < CHARACTERS_PER_PART) continue;
      yield part;
      part = {text: '', rows: 0};
    }
    yield part;
  }

  /** Reads the whole report once. */
  async #checked(report: DatedReport, sheet: Sheet): Promise<Checked> {
    const found = new StockKeyFinder();
    const {config, signal} = this.#context;
    const stops = config.invalidValues === 'fail';
    for await (const line of sheet.lines()) {
      signal.throwIfAborted();
      found.add(line);
      if (stops) this.#writer.rowsOf(rowOf(report, line));
    }
    return {sheet, keys: found.keys()};
  }

  #warn(report: StockReport, {unknown, missing}: Sheet): void {
    const faults = [
      ...(unknown.length > 0 ? [`columns that the tap does not know and leaves out: ${inList(unknown)}`] : []),
      ...(missing.length > 0 ? [`no column ${inList(missing)}, written as null`] : []),
    ];
    if (faults.length === 0 || this.#isTold) return;
    this.#isTold = true;
    this.#context.log.warning(`${this.name}: ${nameOf(report)} has ${faults.join(', and ')}`);
  }
}

/** With the key as the report has it. */
const rowOf = ({feed, id, createdAt}: DatedReport, line: StockLine): StockRow => ({
  feed,
  report: id,
  createdAt,
  ean: line.ean ?? '',
  location: line.location_id ?? '',
  line,
});
