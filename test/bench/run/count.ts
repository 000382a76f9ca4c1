// Counts the rows of each order in the tap's output without parsing or storing lines.

import {ID_LENGTH, numberOf} from '../data/own-values.ts';

const NEWLINE = 10;
const ID = '"marketplace_order_id":"';
const HEADS = {
  order: '{"type":"RECORD","stream":"order",',
  order_tracking: '{"type":"RECORD","stream":"order_tracking",',
} as const;
export type CountedStream = keyof typeof HEADS;
export const STREAMS = Object.keys(HEADS) as CountedStream[];
const STATE = '{"type":"STATE"';

export class Rows {
  readonly order: Uint8Array;
  readonly order_tracking: Uint8Array;
  state: string | undefined;
  states = 0;
  bytes = 0;
  #rest: Buffer = Buffer.alloc(0);

  constructor(orders: number) {
    this.order = new Uint8Array(orders);
    this.order_tracking = new Uint8Array(orders);
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
    for (const stream of STREAMS) {
      const head = HEADS[stream];
      if (line.toString('latin1', 0, head.length) === head) this.#row(stream, line);
    }
    if (line.toString('latin1', 0, STATE.length) !== STATE) return;
    this.states += 1;
    this.state = line.toString();
  }

  #row(stream: CountedStream, line: Buffer): void {
    const at = line.indexOf(ID) + ID.length;
    const order = numberOf(line.toString('latin1', at, at + ID_LENGTH));
    if (order === undefined || order >= this[stream].length) throw new Error(`a row for an unknown order: ${line}`);
    (this[stream][order] as number) += 1;
  }
}
