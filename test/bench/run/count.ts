// Counts the rows of each order in the tap's output without parsing or storing lines.

import {ID_LENGTH, numberOf} from '../data/own-values.ts';

const NEWLINE = 10;
const ID = '"marketplace_order_id":"';
const QUOTE = 34;
const RECORD = '{"type":"RECORD","stream":"';
const STATE = '{"type":"STATE"';

export class Rows {
  /** By stream, then by order. */
  readonly counts: ReadonlyMap<string, Uint8Array>;
  state: string | undefined;
  states = 0;
  bytes = 0;
  #rest: Buffer = Buffer.alloc(0);

  /** @param streams whose rows are counted; each row has the id of its order */
  constructor(orders: number, streams: readonly string[]) {
    this.counts = new Map(streams.map((stream) => [stream, new Uint8Array(orders)]));
  }

  take(chunk: Buffer): void {
    this.bytes += chunk.length;
    const text = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    let start = 0;
    for (let end = text.indexOf(NEWLINE); end !== -1; end = text.indexOf(NEWLINE, start)) {
      this.#line(text.subarray(start, end));
      start = end + 1;
    }
    this.#rest = Buffer.from(text.subarray(start));
  }

  #line(line: Buffer): void {
    if (line.toString('latin1', 0, RECORD.length) === RECORD) this.#record(line);
    if (line.toString('latin1', 0, STATE.length) !== STATE) return;
    this.states += 1;
    this.state = line.toString();
  }

  #record(line: Buffer): void {
    const counts = this.counts.get(line.toString('latin1', RECORD.length, line.indexOf(QUOTE, RECORD.length)));
    if (counts === undefined) return;
    const at = line.indexOf(ID) + ID.length;
    const order = numberOf(line.toString('latin1', at, at + ID_LENGTH));
    if (order === undefined || order >= counts.length) throw new Error(`a row for an unknown order: ${line}`);
    (counts[order] as number) += 1;
  }
}
