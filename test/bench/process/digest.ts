// What rows an output holds, whatever order, spacing and spelling they come in.

import {hash} from 'node:crypto';
import {streamSchemas} from '../../../catalog/streams.ts';
import {lines} from './lines.ts';

const STREAMS = ['order', 'order_tracking'] as const;
type Stream = (typeof STREAMS)[number];
type Row = Readonly<Record<string, unknown>>;

const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?(?:Z|\+00:00)$/;

const COLUMNS = Object.fromEntries(
  STREAMS.map((stream) => [
    stream,
    Object.entries(streamSchemas[stream].properties)
      .filter(([, column]) => column['x-selected-by-default'] !== false)
      .map(([name, {format}]) => ({name, isInstant: format === 'date-time'})),
  ]),
) as Record<Stream, {name: string; isInstant: boolean}[]>;

export class Digest {
  readonly rows = {order: 0, order_tracking: 0};
  #sum = 0n;

  /** A sum, so that the rows' order does not matter and a row that comes twice does. */
  row(stream: Stream, row: Row): void {
    const values = COLUMNS[stream].map(({name, isInstant}) => {
      const value = row[name] ?? null;
      return isInstant && typeof value === 'string' ? sameInstant(value) : value;
    });
    this.rows[stream] += 1;
    const text = hash('sha256', `${stream}${JSON.stringify(values)}`, 'hex');
    this.#sum = BigInt.asUintN(128, this.#sum + BigInt(`0x${text.slice(0, 32)}`));
  }

  get text(): string {
    return `${this.rows.order} + ${this.rows.order_tracking} rows, ${this.#sum.toString(16).padStart(32, '0')}`;
  }
}

/** A file of messages, or of rows of one stream. */
export type Output = {readonly file: string; readonly stream?: string};

export async function digestOf(outputs: readonly Output[]): Promise<string> {
  const digest = new Digest();
  for (const {file, stream} of outputs) {
    for await (const line of lines(file)) {
      const read = stream === undefined ? rowOf(JSON.parse(line)) : {stream, row: JSON.parse(line)};
      if (isStream(read.stream)) digest.row(read.stream, read.row);
    }
  }
  return digest.text;
}

type Message = {readonly type: string; readonly stream?: string; readonly record?: Row};

/** Singer's RECORD has the row and beside it the stream; Airbyte's has one in the other, and ours names the stream in the row. */
function rowOf({type, stream = '', record = {}}: Message): {stream: string; row: Row} {
  if (type !== 'RECORD') return {stream: '', row: {}};
  const data = record.data as Row | undefined;
  return data === undefined ? {stream, row: record} : {stream: String(data.stream), row: data};
}

const isStream = (name: string): name is Stream => name === 'order' || name === 'order_tracking';

function sameInstant(text: string): string {
  const [, seconds, fraction = ''] = INSTANT.exec(text) ?? [];
  return seconds === undefined ? text : `${seconds}.${fraction.padEnd(6, '0')}Z`;
}
